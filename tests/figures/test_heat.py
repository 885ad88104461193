"""Heat is warm where it speaks for an answer, and seen on dark fur as on a pale sky."""

import numpy as np
import pytest
from skimage.color import deltaE_ciede2000, rgb2lab

from lessons.figures.heat import overlay

SIDE = 8
SEEN = 20
"""From so far apart on, two colours differ at a glance (CIEDE2000)."""


def laid(grey: int, strength: float) -> np.ndarray:
    """The colour in the middle of a picture of one grey, where one place has the greatest heat and this one another."""
    heat = np.full((SIDE, SIDE), strength)
    heat[0, 0] = 1
    return overlay(np.full((SIDE, SIDE, 3), grey, np.uint8), heat)[SIDE // 2, SIDE // 2]


@pytest.mark.parametrize("grey", [0, 40, 128, 215, 255], ids=["black", "fur", "grey", "sky", "white"])
@pytest.mark.parametrize("strength", [1, 0.5, -0.5, -1])
def test_heat_is_seen_on_every_ground(grey: int, strength: float) -> None:
    warm, bare = (rgb2lab(laid(grey, each) / 255) for each in (strength, 0))
    assert deltaE_ciede2000(warm, bare) >= SEEN


@pytest.mark.parametrize("strength", [1, 0.5])
def test_what_speaks_for_an_answer_is_warm_and_what_speaks_against_it_cool(strength: float) -> None:
    red, _, blue = laid(128, strength).astype(int)
    assert red - blue > 60
    red, _, blue = laid(128, -strength).astype(int)
    assert blue - red > 60


def test_no_heat_leaves_a_grey_picture() -> None:
    red, green, blue = laid(215, 0)
    assert red == green == blue
