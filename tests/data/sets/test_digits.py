"""The digits against scikit-learn's own reading and Pillow's own interpolation."""

import numpy as np
import pytest
from PIL import Image
from sklearn.datasets import load_digits

from lessons.data import load
from lessons.data.pictures import Pixels, resize
from lessons.data.sets.digits import enlarge, from_drawing


def test_every_digit_of_scikit_learn_is_in_exactly_one_split() -> None:
    original = load_digits()
    pictures = enlarge(original.images)
    ours = [
        (image.tobytes(), int(label))
        for split in ("train", "validation")
        for image, label in zip(load("digits", split).images, load("digits", split).labels, strict=True)
    ]
    assert sorted(ours) == sorted(
        (image.tobytes(), int(label)) for image, label in zip(pictures, original.target, strict=True)
    )


def test_enlarging_is_bilinear_as_pillow_does_it() -> None:
    small = load_digits().images[:20]
    for digit, picture in zip(small, enlarge(small), strict=True):
        expected = Image.fromarray((digit * (255 / 16)).astype(np.float32)).resize((28, 28), Image.Resampling.BILINEAR)
        np.testing.assert_allclose(picture[..., 0], np.asarray(expected), atol=0.51)


def pad(digit: Pixels, height: int, width: int, top: int, left: int) -> Pixels:
    """A drawing pad of 90×90 with a digit drawn that high and that wide."""
    drawing = np.zeros((90, 90, 1), np.uint8)
    drawing[top : top + height, left : left + width] = resize(digit, height, width)
    return drawing


@pytest.mark.parametrize(("height", "width", "top", "left"), [(28, 28, 60, 0), (56, 56, 3, 30), (80, 80, 10, 10)])
def test_drawing_is_brought_to_the_place_and_size_of_the_set(height: int, width: int, top: int, left: int) -> None:
    digits = load("digits").images[:200]
    drawn = [from_drawing(pad(digit, height, width, top, left)) for digit in digits]
    likeness = [np.corrcoef(a.ravel(), b.ravel())[0, 1] for a, b in zip(digits, drawn, strict=True)]
    assert {picture.shape for picture in drawn} == {(28, 28, 1)}
    assert np.median(likeness) > 0.95
    assert min(likeness) > 0.65


def test_empty_pad_is_black() -> None:
    assert not from_drawing(np.zeros((28, 28, 1), np.uint8)).any()


def test_full_ink_is_white() -> None:
    assert enlarge(np.full((1, 8, 8), 16, np.uint8)).min() == 255
