"""A small class that answers at once: every answer is counted, and told to its learner."""

from pathlib import Path

import pytest

from tests.benchmarks.servers import APP, serving
from tests.load import poll


@pytest.mark.slow
def test_no_answer_is_lost(tmp_path: Path) -> None:
    with serving(APP, tmp_path, **poll.CLASS) as server:
        outcome = poll.ask(server, learners=6)
    assert len(outcome.echoed) == 6
    assert outcome.lost == 0
