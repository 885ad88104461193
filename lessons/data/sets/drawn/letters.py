"""Letters as if written by hand, bright on dark, drawn by us from one font; none of them looks like a digit."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from lessons.data.dataset import Split
from lessons.data.pictures import Pixels
from lessons.data.sets import digits
from lessons.data.sets.drawn import source

SIDE = 28
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZabdefghijkmnpqrtuy"
"""Without I, O, S, l and their like, and without those whose capital differs in size alone."""

_PAGE = 64
_FONT_SIZE = 32
_BOLDEST = 3
_WAVES = 4
"""At how many places along each side a letter is bent."""


def draw(label: int, split: Split, generator: np.random.Generator) -> Pixels:
    """A letter as uint8 (28, 28, 1); both splits are drawn alike."""
    letter = _printed(LETTERS[label], int(generator.integers(_BOLDEST)))
    return digits.from_drawing(_bent(letter, generator)[..., np.newaxis])


@lru_cache(maxsize=len(LETTERS) * _BOLDEST)
def _printed(letter: str, boldness: int) -> Pixels:
    """The letter (_PAGE, _PAGE) in the middle of its page."""
    page = Image.new("L", (_PAGE, _PAGE))
    font, middle = ImageFont.load_default(_FONT_SIZE), (_PAGE / 2, _PAGE / 2)
    ImageDraw.Draw(page).text(middle, letter, 255, font, anchor="mm", stroke_width=boldness)
    return np.asarray(page)


def _bent(letter: Pixels, generator: np.random.Generator) -> Pixels:
    """The letter (_PAGE, _PAGE) turned, slanted, stretched and bent, as no two hands write alike."""
    from scipy import ndimage  # A server that draws no letter does without.

    turn, slant = generator.normal(0, (0.24, 0.32))
    high, wide = np.exp(generator.normal(0, 0.24, 2))
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    places = np.mgrid[:_PAGE, :_PAGE].reshape(2, -1) - (_PAGE - 1) / 2
    straight = np.array([[high, 0], [slant, wide]]) @ rotation @ places + (_PAGE - 1) / 2
    waves = generator.normal(0, 3.2, (2, _WAVES, _WAVES))
    bends: npt.NDArray[np.float64] = ndimage.zoom(waves, (1, _PAGE / _WAVES, _PAGE / _WAVES), order=1)
    bent: Pixels = ndimage.map_coordinates(letter, straight.reshape(2, _PAGE, _PAGE) + bends, order=1).astype(np.uint8)
    return bent


ROW = source.row(
    name="letters",
    title="Letters, drawn",
    class_names=tuple(LETTERS),
    shape=(SIDE, SIDE, 1),
    counts={"train": (160,) * len(LETTERS), "validation": (10,) * len(LETTERS)},
    draw=draw,
    preparation=(
        "One font, bolder or finer, turned, slanted, stretched and bent, and as coarse as the handwritten digits. "
        "Letters that look like digits are left out."
    ),
    split="Each picture is drawn from a seed of its own, for training and for validation in the same way.",
)
