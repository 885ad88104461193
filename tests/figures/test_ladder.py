"""The ladder's lines: told apart by colour and dash."""

from lessons.course.time_series.ladder import METHODS
from lessons.figures import ladder


def test_every_method_has_a_look_of_its_own() -> None:
    looks = list(zip(ladder.COLOURS, ladder.DASHES, strict=True))
    assert len(set(looks)) == len(looks) == len(METHODS)
