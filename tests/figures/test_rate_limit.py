"""The bar below a slider of rates changes its colour where the loss explodes."""

import re

import pytest

from lessons.figures import palette, rate_limit


@pytest.mark.parametrize(("limit", "place"), [(0.13, 50.0), (0.01, 0.0), (0.0001, 0.0), (0.25, 100.0), (3.0, 100.0)])
def test_colour_changes_at_the_limit(limit: float, place: float) -> None:
    drawn = rate_limit.mark(limit, 0.01, 0.25)
    assert f"{palette.MODEL} {place:.1f}%, {palette.ERROR} {place:.1f}%" in drawn
    assert rate_limit.text(limit) in drawn
    assert ("none of these do" in drawn) == (limit > 0.25)


@pytest.mark.parametrize(("limit", "side", "inset"), [(0.07, "left", "25.0"), (0.19, "right", "25.0")])
def test_words_end_at_the_limit_on_the_side_that_has_room(limit: float, side: str, inset: str) -> None:
    assert re.findall(r"margin-(left|right): ([0-9.]+)%", rate_limit.mark(limit, 0.01, 0.25)) == [(side, inset)]
