"""Layers that act in training alone hand on what they get, and masks where Keras does."""

import numpy as np
import pytest

from lessons.maths.layers import LAYERS
from lessons.maths.network import Layer, forward
from tests.maths.layers.against_keras import made

IDLE = [name for name, row in LAYERS.items() if row.idle]


@pytest.mark.parametrize("class_name", IDLE)
def test_idle_layers_do_in_keras_what_they_do_here(class_name: str) -> None:
    layer = made(class_name)
    assert LAYERS[class_name].positionwise == layer.supports_masking
    shape = (6, 3) if class_name == "SpatialDropout1D" else (5, 5, 3)
    values = np.random.default_rng(0).uniform(0, 255, shape).astype(np.float32)
    theirs = layer(values[None], training=False)[0]
    np.testing.assert_allclose(forward([Layer(class_name, layer.get_config())], values)[0], theirs)
