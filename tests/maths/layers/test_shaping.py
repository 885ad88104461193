"""Layers that lay numbers otherwise, against Keras."""

import numpy as np
import pytest
from keras import layers as kl

from lessons.maths.layers import LAYERS
from lessons.maths.layers.row import LayerError
from tests.maths.layers.against_keras import equals_keras


@pytest.mark.parametrize(
    ("shape", "target"), [((12,), (12, 1)), ((12,), (-1, 2, 2)), ((3, 4), (12,)), ((2, 3, 4), (6, -1)), ((3,), (-1,))]
)
def test_reshape_equals_keras(shape: tuple, target: tuple) -> None:
    equals_keras(
        [kl.Reshape(target), kl.Flatten(), kl.Rescaling(0.5, 2)],
        np.arange(np.prod(shape), dtype=np.float32).reshape(shape),
    )


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ((5, 2), "cannot lay 12 numbers as 5 by 2"),
        ((5, -1), "cannot lay 12 numbers as 5 by -1"),
        ((-1, -1), "Reshape layer with target_shape"),
        (7, "Reshape layer with target_shape 7"),
    ],
)
def test_impossible_shapes_are_told_in_a_sentence(target: object, says: str) -> None:
    with pytest.raises(LayerError, match=says):
        LAYERS["Reshape"].shape({"name": "r", "target_shape": target}, (12,))
