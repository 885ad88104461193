"""The forward pass against Keras, layer by layer, on random small networks."""

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.maths.activations import softmax
from lessons.maths.network import Layer, answers, forward, logits, scores, without_scale

activations = st.sampled_from(["linear", "relu", "sigmoid", "tanh"])
blocks = st.one_of(
    st.builds(
        keras.layers.Conv2D,
        st.integers(1, 4),
        st.integers(1, 3),
        padding=st.sampled_from(["valid", "same"]),
        activation=activations,
        use_bias=st.booleans(),
    ),
    st.builds(keras.layers.MaxPooling2D, st.just(2), padding=st.just("same")),
    st.builds(keras.layers.AveragePooling2D, st.just(2), padding=st.just("same")),
    st.builds(keras.layers.ReLU),
    st.builds(keras.layers.Activation, activations),
    st.builds(keras.layers.Dropout, st.just(0.5)),
)
SHAPE = (24, 24, 3)
"""After any three of the blocks at least 3 pixels are left a side, as many as the largest kernel of a fourth needs."""
tops = st.sampled_from([keras.layers.Flatten, keras.layers.GlobalAveragePooling2D])


def as_layers(network: keras.Sequential) -> list[Layer]:
    return [Layer(type(layer).__name__, layer.get_config(), tuple(layer.get_weights())) for layer in network.layers]


@settings(max_examples=40)
@given(st.lists(blocks, min_size=1, max_size=4), tops, st.booleans(), st.integers(0, 1000))
def test_every_layer_equals_keras(middle: list, top: type, bias: bool, seed: int) -> None:
    network = keras.Sequential([keras.Input(SHAPE), keras.layers.Rescaling(1 / 255), *middle, top()])
    network.add(keras.layers.Dense(5, activation="sigmoid", use_bias=bias))
    network.add(keras.layers.Dense(4))
    network.add(keras.layers.Softmax())
    picture = np.random.default_rng(seed).integers(0, 256, SHAPE, dtype=np.uint8)
    ours = forward(as_layers(network), picture)
    value = picture[None].astype(np.float32)
    for layer, output in zip(network.layers, ours, strict=True):
        value = layer(value)
        np.testing.assert_allclose(output, value[0].numpy(), atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("every_step", [False, True])
def test_answers_to_many_windows_equal_keras(every_step: bool) -> None:
    network = keras.Sequential([keras.Input((9,)), keras.layers.Reshape((9, 1))])
    network.add(keras.layers.Conv1D(4, 3, padding="causal", dilation_rate=2, activation="relu"))
    network.add(keras.layers.Conv1D(4, 2, strides=2, padding="same"))
    network.add(keras.layers.Bidirectional(keras.layers.GRU(3, return_sequences=True)))
    network.add(keras.layers.LSTM(3, return_sequences=every_step))
    network.add(keras.layers.Dense(1))
    network.add(keras.layers.Rescaling(100))
    windows = np.random.default_rng(0).normal(size=(7, 9)).astype(np.float32)
    theirs = network(windows).numpy().reshape(7, -1)[:, -1]
    np.testing.assert_allclose(answers(as_layers(network), windows), theirs, atol=1e-4, rtol=1e-4)


@settings(max_examples=20)
@given(st.integers(1, 3), activations, st.booleans(), st.booleans(), st.integers(0, 1000))
def test_logits_of_many_pictures_are_what_keras_feeds_to_softmax(
    depth: int, activation: str, scaled: bool, bias: bool, seed: int
) -> None:
    layers = [keras.layers.Rescaling(1 / 255)] * scaled + [keras.layers.Flatten()]
    layers += [keras.layers.Dense(6, activation=activation, use_bias=bias) for _ in range(depth)]
    network = keras.Sequential([keras.Input((7, 5, 2)), *layers, keras.layers.Dense(4, "softmax", use_bias=bias)])
    pictures = np.random.default_rng(seed).integers(0, 256, (9, 7, 5, 2), dtype=np.uint8)
    ours = logits(as_layers(network), pictures)
    network.layers[-1].activation = keras.activations.linear
    np.testing.assert_allclose(ours, network(pictures.astype(np.float32)), rtol=1e-4, atol=1e-3)


@pytest.mark.parametrize(
    ("layers", "says"),
    [
        ([Layer("Conv2D", {}), Layer("Dense", {})], "no Conv2D layer"),
        ([Layer("Flatten", {}), Layer("Softmax", {})], "no Softmax layer"),
    ],
)
def test_logits_are_of_dense_networks_alone(layers: list[Layer], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        logits(layers, np.zeros((1, 4, 4, 1)))


def test_scores_of_one_picture_are_what_softmax_makes_probabilities_of() -> None:
    network = keras.Sequential(
        [
            keras.Input((8, 8, 3)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Conv2D(4, 3, activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(5, activation="softmax"),
        ]
    )
    layers = as_layers(network)
    picture = np.random.default_rng(0).integers(0, 256, (8, 8, 3), dtype=np.uint8)
    np.testing.assert_allclose(softmax(scores(layers, picture)), forward(layers, picture)[-1], rtol=1e-5)
    np.testing.assert_allclose(
        scores(without_scale(layers), picture / 255), scores(layers, picture), rtol=1e-4, atol=1e-5
    )


def test_parameters_are_counted_as_in_keras_summary() -> None:
    network = keras.Sequential(
        [keras.Input((28, 28, 1)), keras.layers.Conv2D(64, 3), keras.layers.Flatten(), keras.layers.Dense(10)]
    )
    assert [layer.parameters for layer in as_layers(network)] == [layer.count_params() for layer in network.layers]


@pytest.mark.parametrize(
    ("layer", "says"),
    [
        (Layer("Conv3D", {"name": "c"}), "cannot read a Conv3D"),
        (Layer("Activation", {"name": "a", "activation": "swish"}), "cannot compute .* with activation swish"),
        (Layer("MaxPooling2D", {"name": "p", "pool_size": (2, 3)}), r"cannot compute .* with pool_size \(2, 3\)"),
        (Layer("Conv1D", {"name": "c", "filters": 1, "kernel_size": 2}), "needs a sequence, .* gives feature maps"),
    ],
)
def test_what_it_cannot_read_is_told_in_a_sentence(layer: Layer, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        forward([layer], np.zeros((4, 4, 1)))
