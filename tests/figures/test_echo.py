"""Small plots of autocorrelations."""

import re

import numpy as np
import pytest

from lessons.figures import echo, palette
from tests.figures.sent import meta


def test_stems_stand_on_the_line_or_hang_from_it_as_high_as_they_are() -> None:
    svg = echo.stems(np.array([1.0, 0.5, -0.25])).decode()
    heights = [float(each) for each in re.findall(r'height="([\d.]+)" fill', svg)]
    assert [height / heights[0] for height in heights[1:]] == pytest.approx([0.5, 0.25], abs=2e-3)
    tops = [float(each) for each in re.findall(r' y="([\d.]+)"', svg)]
    zero = tops[0] + heights[0]
    assert (tops[1] + heights[1], tops[2]) == pytest.approx((zero, zero), abs=0.11)
    assert palette.POINT in svg


def test_chance_reaches_two_standard_errors() -> None:
    assert meta(echo.payload(np.arange(100.0), np.ones(3), ""))["chance"] == 0.196
