"""Grad-CAM equals what automatic differentiation gives; occlusion covers one place after the other."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lessons.maths.attention import grad_cam, occlusion
from lessons.maths.network import Layer, forward, probabilities
from tests.training.built import build


def layers_of(network: keras.Sequential) -> list[Layer]:
    return [Layer(type(one).__name__, one.get_config(), tuple(one.get_weights())) for one in network.layers]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("transfer", {"pretrained": False, "dense": 0, "cut": 2}),
        ("transfer", {"pretrained": False, "dense": 8, "cut": 3, "dropout": 0.5}),
        ("pictures-cnn", {"filters": 4, "convolutions": 2, "dense": 16, "dropout": 0.5}),
    ],
)
@pytest.mark.parametrize("label", [0, 1])
def test_grad_cam_is_what_automatic_differentiation_gives(name: str, options: dict[str, int], label: int) -> None:
    keras.utils.set_random_seed(3)
    network = build(name, (24, 24, 3), 2, **options)
    image = np.random.default_rng(0).integers(0, 256, (24, 24, 3)).astype(np.float32)
    flatten = next(n for n, layer in enumerate(network.layers) if layer.name == "flatten")
    value = image[None]
    for layer in network.layers[: flatten - 1]:
        value = layer(value)
    with tf.GradientTape() as tape:
        tape.watch(value)
        score = value
        for layer in network.layers[flatten - 1 : -1]:
            score = layer(score)
        last = network.layers[-1]
        scores = score @ last.kernel + last.bias
        chosen = scores[0, label] if scores.shape[1] > 1 else scores[0, 0] * (1 if label else -1)
    weights = tape.gradient(chosen, value)[0].numpy().mean(axis=(0, 1))
    expected = np.maximum((value[0].numpy() * weights).sum(axis=2), 0)
    found = grad_cam(layers_of(network), image, label)
    np.testing.assert_allclose(found, expected / (expected.max() or 1), atol=1e-4)


def test_grad_cam_refuses_a_network_without_a_head() -> None:
    with pytest.raises(ValueError, match="flatten"):
        grad_cam([Layer("ReLU", {"name": "relu"})], np.zeros((4, 4, 1)), 0)


def test_occlusion_is_how_much_less_sure_the_network_is_with_a_part_covered() -> None:
    network = layers_of(build("transfer", (16, 16, 3), 2, pretrained=False, cut=1))
    image = np.random.default_rng(1).integers(0, 256, (16, 16, 3)).astype(np.uint8)
    falls = occlusion(network, image, 1, 4)
    assert falls.shape == (4, 4)
    covered = image.copy()
    covered[0:4, 4:8] = 127
    before, after = (probabilities(forward(network, one)[-1])[1] for one in (image, covered))
    assert falls[0, 1] == pytest.approx(before - after, abs=1e-6)
