"""A sheet of pictures: each in its place, whole, and named."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lessons.figures.sheet import answers, mosaic, sheet
from tests.figures.sent import meta, picture


@given(st.integers(1, 9), st.integers(1, 4), st.integers(0, 3))
def test_every_picture_lies_in_its_place_with_gaps_of_zero(count: int, columns: int, gap: int) -> None:
    pictures = np.random.default_rng(0).integers(1, 255, (count, 3, 2))
    page = mosaic(pictures, columns, gap)
    assert page.shape == (-(-count // columns) * (3 + gap) - gap, columns * (2 + gap) - gap)
    for place, one in enumerate(pictures):
        top, left = place // columns * (3 + gap), place % columns * (2 + gap)
        np.testing.assert_array_equal(page[top : top + 3, left : left + 2], one)
    assert np.count_nonzero(page) == pictures.size


def test_sheet_travels_with_its_words() -> None:
    pictures = np.random.default_rng(0).integers(0, 256, (3, 4, 4, 1), dtype=np.uint8)
    sent = sheet(pictures, 2, ["a", "b", "c"], captions=[("a", "1"), ("b", "2"), ("c", "3")], chosen=1)
    np.testing.assert_array_equal(picture(sent), mosaic(pictures[..., 0], 2))
    assert meta(sent) == {
        "side": 4,
        "columns": 2,
        "names": ["a", "b", "c"],
        "rows": [],
        "captions": [["a", "1"], ["b", "2"], ["c", "3"]],
        "chosen": 1,
    }


def test_sheet_of_photographs_keeps_their_colours() -> None:
    red, blue = np.zeros((2, 16, 16, 3), np.uint8)
    red[..., 0], blue[..., 2] = 250, 250
    page = picture(sheet(np.stack([red, blue]), 2, ["red", "blue"])).astype(int)
    assert page.shape == (16, 32, 3)
    # Photographs lose a little where colours meet.
    np.testing.assert_allclose(page[:, :8], red[:, :8], atol=10)
    np.testing.assert_allclose(page[:, -8:], blue[:, -8:], atol=10)


def test_pictures_travel_with_their_classes() -> None:
    images = np.random.default_rng(0).integers(0, 256, (2, 4, 4, 1), dtype=np.uint8)
    sent = answers(images, [("cat", "dog", "99.0%"), ("dog", "cat", "51.0%")], 2, 1)
    np.testing.assert_array_equal(picture(sent), np.hstack(list(images[..., 0])))
    assert meta(sent)["names"][0] == "cat, taken for dog, 99.0%"
    assert meta(sent)["captions"][1] == ["dog", "→ cat", "51.0%"]
    assert meta(sent)["chosen"] == 1
