"""Architectures and weights as bytes."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lessons.training.run.architecture import Architecture, LayerPlan, pack, unpack

PLANS = (
    LayerPlan("Conv2D", {"name": "convolution", "kernel_size": [3, 3]}, 2),
    LayerPlan("Flatten", {"name": "flatten"}, 0),
    LayerPlan("Dense", {"name": "probabilities"}, 2),
)


def test_an_architecture_survives_json() -> None:
    architecture = Architecture(PLANS, ("nought", "one"))
    assert Architecture.from_json(architecture.to_json()) == architecture


def test_weights_fill_the_layers_in_order() -> None:
    weights = [np.full(2, number) for number in range(4)]
    layers = Architecture(PLANS, ()).fill(weights)
    assert [[int(array[0]) for array in layer.weights] for layer in layers] == [[0, 1], [], [2, 3]]


@given(st.lists(hnp.arrays(st.sampled_from([np.float32, np.int64]), hnp.array_shapes(min_dims=0)), max_size=4))
def test_packed_arrays_come_back_bit_for_bit(arrays: list) -> None:
    back = unpack(pack(arrays))
    assert [array.dtype for array in back] == [array.dtype for array in arrays]
    for ours, theirs in zip(back, arrays, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_nothing_that_would_need_unpickling_is_packed_or_unpacked() -> None:
    objects = np.array([{"a": 1}], dtype=object)
    pickled = io.BytesIO()
    np.save(pickled, objects, allow_pickle=True)
    with pytest.raises(ValueError, match="allow_pickle"):
        pack([objects])
    with pytest.raises(ValueError, match="allow_pickle"):
        unpack(pickled.getvalue())
