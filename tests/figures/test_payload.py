"""What a canvas is sent comes out of its bytes again, by the layout that the JavaScript reads."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.figures.payload import KINDS, pack


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
