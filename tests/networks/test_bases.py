"""The bases that networks start from."""

from pathlib import Path

import numpy as np
import pytest

from lessons.course.transfer_learning.trainings import BASES as TAUGHT
from lessons.data import registry
from lessons.networks.bases import BASES, Base


@pytest.mark.parametrize("channels", BASES)
def test_bases_are_small_and_of_other_classes(channels: int) -> None:
    assert BASES[channels].file.stat().st_size < 1e6
    assert TAUGHT[channels].data == BASES[channels].data
    seen = {name.lower() for name in registry.describe(BASES[channels].data).class_names}
    targets = {"cats", "dogs", "horses", "humans", "happy", "sad", "paper", "rock", "scissors", *"0123456789"}
    assert not seen & targets


@pytest.mark.parametrize("channels", BASES)
def test_file_holds_a_kernel_and_a_bias_for_every_block(channels: int) -> None:
    base, before = BASES[channels], channels
    weights = base.read()
    assert len(weights) == 2 * len(base.blocks)
    for number, filters in enumerate(base.blocks):
        assert [array.shape for array in weights[2 * number : 2 * number + 2]] == [(3, 3, before, filters), (filters,)]
        before = filters


def test_what_is_written_is_read_in_half_precision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Base, "file", tmp_path / "new" / "base.npz")
    written = [np.random.default_rng(0).normal(size=shape).astype(np.float32) for shape in ((3, 3, 1, 2), (2,))]
    Base("any", (2,)).write(written)
    for ours, theirs in zip(Base("any", (2,)).read(), written, strict=True):
        assert ours.dtype == np.float32
        np.testing.assert_allclose(ours, theirs, rtol=1e-3)
