"""scikit-learn's handwritten digits: 1,797 of them, read from the package without importing it."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from lessons.data import packages
from lessons.data.dataset import Dataset, Row, Split, stratified_split
from lessons.data.pictures import Pixels, crop_to_ink, resize

SIDE = 28
_SMALL_SIDE = 8
_DARKEST = 16
_BLOCK = 4
_WIDEST = 24

_ORIGIN = "Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, UCI, 1998; from scikit-learn"
_LICENCE = "CC BY 4.0"
_CLASS_NAMES = tuple(str(digit) for digit in range(10))


@lru_cache
def load(split: Split) -> Dataset:
    """The digits as uint8 (28, 28, 1), ink bright on a dark ground."""
    table = np.loadtxt(packages.path("sklearn", "datasets/data/digits.csv.gz"), np.uint8, delimiter=",")
    small, labels = table[:, :-1].reshape(-1, _SMALL_SIDE, _SMALL_SIDE), table[:, -1].astype(np.int64)
    train, validation = stratified_split(labels)
    chosen = train if split == "train" else validation
    images = enlarge(small[chosen])
    images.setflags(write=False)
    return Dataset(tuple(images), labels[chosen], _CLASS_NAMES, _ORIGIN, _LICENCE)


def enlarge(small: Pixels) -> Pixels:
    """Digits (N, 8, 8) of ink 0 to 16 as pictures (N, 28, 28, 1) of 0 to 255, by bilinear interpolation."""
    weights = _bilinear_weights(_SMALL_SIDE, SIDE)
    pictures = weights @ (small * (255 / _DARKEST)) @ weights.T
    return np.rint(pictures).astype(np.uint8)[..., np.newaxis]


def from_drawing(drawing: Pixels) -> Pixels:
    """A digit drawn on a pad, (H, W, 1) bright on dark, as the set would show it: (28, 28, 1).

    As its makers did, the digit is scaled to 32 pixels high and at most 24 wide, and each 4×4 block becomes one of the
    8×8 pixels. A network that saw nothing else is lost with a small digit in a corner.
    """
    cut = crop_to_ink(drawing)
    high = _SMALL_SIDE * _BLOCK
    wide = min(_WIDEST, max(1, round(cut.shape[1] * high / cut.shape[0])))
    page = np.zeros((high, high), np.uint8)
    left = (high - wide) // 2
    page[:, left : left + wide] = resize(cut, high, wide)[..., 0]
    blocks = page.reshape(_SMALL_SIDE, _BLOCK, _SMALL_SIDE, _BLOCK).mean(axis=(1, 3))
    small = np.rint(blocks * (_DARKEST / 255)).astype(np.uint8)
    return enlarge(small[np.newaxis]).reshape(SIDE, SIDE, 1)


def _bilinear_weights(small: int, large: int) -> npt.NDArray[np.float64]:
    centres = (np.arange(large) + 0.5) * small / large - 0.5
    distances = np.abs(np.clip(centres, 0, small - 1)[:, np.newaxis] - np.arange(small))
    weights: npt.NDArray[np.float64] = np.maximum(0, 1 - distances)
    return weights


ROW = Row(
    name="digits",
    title="Handwritten digits (scikit-learn)",
    class_names=_CLASS_NAMES,
    shape=(SIDE, SIDE, 1),
    train=1438,
    validation=359,
    origin=_ORIGIN,
    licence=_LICENCE,
    preparation="The digits are 8×8 pixels; we show them at 28×28 by bilinear interpolation.",
    split=(
        "A fifth of every class, drawn once with a fixed seed, is for validation. "
        "The set does not say who wrote a digit, so the same hand may write in both."
    ),
    load=load,
    from_drawing=from_drawing,
)
