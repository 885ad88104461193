"""What the tests of the training loop learn from, and how often it tells of that."""

from dataclasses import replace

import pytest

from lessons.kinds.kind import Examples
from lessons.training.worker import loop
from lessons.training.worker.examples import read
from tests.training.small import SMALL


@pytest.fixture(scope="module")
def examples() -> Examples:
    """As many pictures to validate with as to learn from."""
    held = read(SMALL)
    return replace(held, validation_inputs=held.validation_inputs[:96], validation_targets=held.validation_targets[:96])


@pytest.fixture
def every_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "SECONDS_BETWEEN_POINTS", 0)
