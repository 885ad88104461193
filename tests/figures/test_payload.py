"""What a canvas is sent comes out of its bytes again, by the layout that the JavaScript reads."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.figures.payload import KINDS, pack, without


@given(
    st.dictionaries(st.text(max_size=5), st.integers()),
    st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.lists(st.integers(0, 4), max_size=3))),
)
def test_everything_packed_is_there(meta: dict, shapes: list) -> None:
    random = np.random.default_rng(0)
    arrays = {str(number): random.integers(0, 100, shape).astype(kind) for number, (kind, shape) in enumerate(shapes)}
    payload = pack(meta, arrays)
    length = int.from_bytes(payload[:4], "little")
    header = json.loads(payload[4 : 4 + length])
    assert header["meta"] == meta
    for name, array in arrays.items():
        place = header["arrays"][name]
        start = 4 + length + place["offset"]
        assert start % 4 == 0, "a typed array in the browser must start on a boundary"
        back = np.frombuffer(payload, array.dtype, array.size, start).reshape(place["shape"])
        np.testing.assert_array_equal(back, array)


def test_other_types_are_refused() -> None:
    with pytest.raises(TypeError, match="'kernel' is float64"):
        pack({}, {"kernel": np.zeros(3)})


def test_what_is_to_be_predicted_is_left_out_and_all_else_comes_out_as_before() -> None:
    arrays = {"results": np.arange(3, dtype=np.float32), "input": np.arange(8, dtype=np.uint8).reshape(2, 4)}
    whole = pack({"cells": 26, "size": 28}, arrays)
    assert without(whole, {"cells", "results"}) == pack({"size": 28}, {"input": arrays["input"]})
    assert without(whole, ()) == whole
