"""The transferred network: where it starts, what of it learns, and how Keras counts that."""

import numpy as np
import pytest

from lessons.course.transfer_learning.trainings import BASES as TAUGHT
from lessons.data import registry
from lessons.models import BASES, build
from lessons.models.transfer import base


@pytest.mark.parametrize("channels", BASES)
def test_pretrained_blocks_have_the_weights_of_the_base(channels: int) -> None:
    network = build("transfer", (32, 32, channels), 3)
    convolutions = [layer for layer in network.layers if layer.name.startswith("convolution")]
    for ours, theirs in zip((w for layer in convolutions for w in layer.get_weights()), base(channels), strict=True):
        np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("channels", BASES)
def test_bases_are_small_and_of_other_classes(channels: int) -> None:
    assert BASES[channels].file.stat().st_size < 1e6
    assert TAUGHT[channels].data == BASES[channels].data
    seen = {name.lower() for name in registry.describe(BASES[channels].data).class_names}
    targets = {"cats", "dogs", "horses", "humans", "happy", "sad", "paper", "rock", "scissors", *"0123456789"}
    assert not seen & targets


@pytest.mark.parametrize("cut", [1, 2, 3, 4])
def test_frozen_blocks_do_not_learn(cut: int) -> None:
    frozen = build("transfer", (48, 48, 3), 2, cut=cut, dense=16)
    tuned = build("transfer", (48, 48, 3), 2, cut=cut, dense=16, trainable=1)
    assert len(frozen.trainable_weights) == 4
    assert len(tuned.trainable_weights) == 4 + 2 * cut
    assert frozen.count_params() == tuned.count_params()
