"""Rows: what they take for granted, and that masks pass where Keras lets them pass."""

from typing import Any

import keras
import pytest

from lessons.maths.layers import LAYERS, find
from lessons.maths.layers.row import LayerError

MADE: dict[str, tuple[dict[str, Any], tuple[int, ...]]] = {
    "Dense": ({"units": 3}, (5,)),
    "Conv1D": ({"filters": 3, "kernel_size": 2}, (5, 2)),
    "Conv2D": ({"filters": 3, "kernel_size": 2}, (5, 6, 2)),
    "MaxPooling1D": ({}, (5, 2)),
    "AveragePooling1D": ({"pool_size": 3}, (5, 2)),
    "MaxPooling2D": ({}, (5, 6, 2)),
    "AveragePooling2D": ({"pool_size": 3}, (5, 6, 2)),
    "GlobalMaxPooling1D": ({}, (5, 2)),
    "GlobalAveragePooling1D": ({}, (5, 2)),
    "GlobalMaxPooling2D": ({}, (5, 6, 2)),
    "GlobalAveragePooling2D": ({}, (5, 6, 2)),
    "Embedding": ({"input_dim": 9, "output_dim": 2, "mask_zero": True}, (5,)),
    "SimpleRNN": ({"units": 3, "return_sequences": True}, (5, 2)),
    "LSTM": ({"units": 3}, (5, 2)),
    "GRU": ({"units": 3}, (5, 2)),
    "BatchNormalization": ({}, (5, 2)),
    "LayerNormalization": ({}, (5, 2)),
    "ReLU": ({}, (5,)),
    "LeakyReLU": ({}, (5,)),
    "Softmax": ({}, (5,)),
    "Activation": ({"activation": "relu"}, (5,)),
    "Flatten": ({}, (5, 2)),
    "Reshape": ({"target_shape": (2, 5)}, (5, 2)),
    "Rescaling": ({"scale": 2}, (5,)),
}
"""Each class, with the least that Keras makes it with, and what it may read."""


def test_every_class_is_in_this_table_or_has_a_test_of_its_own() -> None:
    assert {name for name, row in LAYERS.items() if not row.idle} == {*MADE, "InputLayer", "Bidirectional"}


@pytest.mark.parametrize("class_name", MADE)
def test_what_is_left_out_is_what_keras_takes(class_name: str) -> None:
    options, shape = MADE[class_name]
    layer = getattr(keras.layers, class_name)(**options)
    layer.build((None, *shape))
    row = LAYERS[class_name]
    assert row.shape(options, shape) == layer.compute_output_shape((None, *shape))[1:]
    assert row.weights(options, shape) == tuple(weight.shape for weight in layer.weights)


@pytest.mark.parametrize("class_name", [name for name in MADE if LAYERS[name].next_mask is None])
def test_masks_pass_where_keras_lets_them_pass(class_name: str) -> None:
    layer = getattr(keras.layers, class_name)(**MADE[class_name][0])
    passes = layer.supports_masking and layer.compute_mask(None, True) is True
    assert LAYERS[class_name].positionwise == passes


def test_an_unknown_class_is_told_in_a_sentence() -> None:
    with pytest.raises(LayerError, match=r"cannot read a Conv3D layer yet\."):
        find("Conv3D")
