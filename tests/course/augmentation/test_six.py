"""Is it still a 6? What a turned six reads as, and how marks are judged and kept."""

import pytest

from lessons import text
from lessons.course.augmentation import six
from lessons.course.augmentation.views import SLUG
from tests.figures.sent import meta

WHOLE = six.compute(six.Settings())


@pytest.mark.parametrize(
    ("turn", "verdict"),
    [(0, six.STILL), (-60, six.STILL), (61, six.SIDEWAYS), (-119, six.SIDEWAYS), (120, six.BROKEN), (-180, six.BROKEN)],
)
def test_a_six_that_stands_on_its_head_is_a_nine(turn: float, verdict: str) -> None:
    assert six.verdict(turn) == verdict


@pytest.mark.parametrize("sheet", [1, six.SHEETS])
def test_sixes_stand_upright_where_nothing_turns(sheet: int) -> None:
    shown = six.compute(six.Settings(turn=0, sheet=sheet))
    assert shown.verdicts == (six.STILL,) * six.COUNT
    assert shown.images.shape == (six.COUNT, six.SIDE, six.SIDE, 3)
    assert not shown.images[:, :8].any(), "black lies around them"
    assert len({image.tobytes() for image in shown.images}) == six.COUNT


def test_first_pictures_have_some_of_every_kind() -> None:
    assert set(WHOLE.verdicts) == {six.STILL, six.SIDEWAYS, six.BROKEN}


def test_marks_are_judged() -> None:
    still = {place for place, verdict in enumerate(WHOLE.verdicts) if verdict == six.STILL}
    sideways = {place for place, verdict in enumerate(WHOLE.verdicts) if verdict == six.SIDEWAYS}
    count = len(WHOLE.broken)
    assert six.judgement(WHOLE, WHOLE.broken | sideways) == {"broken": count, "found": count, "wrong": 0}
    assert six.judgement(WHOLE, still) == {"broken": count, "found": 0, "wrong": len(still)}
    assert "{" not in text.read(SLUG)["six told"].format(**six.judgement(WHOLE, ()))


def test_verdicts_are_sent_once_pictures_were_marked() -> None:
    assert "verdicts" not in meta(six.payload(WHOLE, None))
    sent = meta(six.payload(WHOLE, {4, 1}))
    assert (sent["marks"], sent["verdicts"]) == ([1, 4], list(WHOLE.verdicts))


def test_marks_belong_to_the_pictures_that_they_were_made_for() -> None:
    other = six.compute(six.Settings(sheet=2))
    for marks in (frozenset[int](), frozenset({0, 8})):
        written = six.write_marks(WHOLE, marks)
        assert six.read_marks(written, WHOLE) == marks
        assert six.read_marks(written, other) is None
    for odd in ("", "180x1-9", "180x1-x", "180x1-"):
        assert six.read_marks(odd, WHOLE) is None
