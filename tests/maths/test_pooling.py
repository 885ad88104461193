"""Pooling against Keras, on random shapes, sizes, strides and paddings."""

import keras
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lessons.maths.pooling import pool, winners

geometries = {
    "height": st.integers(1, 14),
    "width": st.integers(1, 14),
    "channels": st.integers(1, 3),
    "size": st.integers(1, 4),
    "stride": st.none() | st.integers(1, 4),
    "padding": st.sampled_from(["valid", "same"]),
    "seed": st.integers(0, 2**32 - 1),
}


@settings(max_examples=200)
@given(**geometries, kind=st.sampled_from(["max", "average"]))
def test_pool_equals_keras(height, width, channels, size, stride, padding, seed, kind) -> None:
    assume(padding == "same" or size <= min(height, width))
    image = np.random.default_rng(seed).normal(size=(height, width, channels)).astype(np.float32)
    layer = {"max": keras.layers.MaxPooling2D, "average": keras.layers.AveragePooling2D}[kind]
    theirs = layer(size, stride, padding)(image[None])[0].numpy()
    np.testing.assert_allclose(pool(image, size, stride, padding, kind), theirs, atol=1e-5)


@given(**geometries)
def test_winners_point_at_the_maxima(height, width, channels, size, stride, padding, seed) -> None:
    assume(padding == "same" or size <= min(height, width))
    image = np.random.default_rng(seed).normal(size=(height, width, channels))
    rows, columns = np.moveaxis(winners(image, size, stride, padding), -1, 0)
    picked = image[rows, columns, np.arange(channels)]
    np.testing.assert_allclose(picked, pool(image, size, stride, padding), rtol=1e-6)


@pytest.mark.parametrize(
    ("shape", "options", "says"),
    [
        ((3, 3, 1), {"size": 4}, "fits nowhere"),
        ((3, 3), {}, "height, width"),
        ((3, 3, 1), {"kind": "median"}, "'max' or 'average'"),
    ],
)
def test_the_impossible_is_told_in_a_sentence(shape: tuple, options: dict, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        pool(np.zeros(shape), **options)
