"""From random to trained: what is played is what the recorded network was."""

from dataclasses import replace

import numpy as np
import pytest

from lessons.course.feature_maps import explore, learn
from lessons.maths.kernels import KERNELS
from lessons.maths.network import forward
from lessons.text import read
from tests.figures.sent import arrays, meta

WORDS = read("feature-maps")


@pytest.mark.parametrize("network", explore.RECORDINGS)
def test_every_epoch_shows_the_kernels_and_maps_of_its_own(network: str) -> None:
    result = learn.compute(learn.Settings(learner=network))
    record = explore.recording(network)
    sent = learn.payload(result, WORDS)
    shown = meta(sent)
    assert shown["epochs"][0] == 0, "learning begins with the random start"
    assert shown["epochs"][-1] == record.epochs_with_weights[-1]
    assert len(sent) < 100_000
    for place in (0, len(shown["epochs"]) - 1):
        layers = record.layers(shown["epochs"][place])
        first = next(number for number, layer in enumerate(layers) if layer.class_name == "Conv2D")
        output = forward(layers, result.image)[first]
        np.testing.assert_array_equal(result.maps[place], output[..., : result.maps.shape[3]])
        np.testing.assert_allclose(
            result.kernels[place], layers[first].weights[0].mean(axis=2)[..., : result.kernels.shape[3]]
        )
    assert arrays(sent)["maps"].shape[:2] == arrays(sent)["weights"].shape[:2] == (len(shown["epochs"]), shown["count"])
    assert shown["accuracies"][0] is None
    assert shown["accuracies"][-1] == record.epoch_points[shown["epochs"][-1] - 1].val_accuracy


def test_start_is_told_by_the_kernels() -> None:
    result = learn.compute(learn.Settings())
    assert learn.start(result) == learn.RANDOM
    assert learn.start(replace(result, kernels=np.zeros_like(result.kernels))) == learn.ZEROS
    known = np.repeat(0.3 * KERNELS["Sobel, vertical edges"][None, ..., None], 16, axis=3)
    assert learn.start(replace(result, kernels=known)) == learn.CHOSEN
