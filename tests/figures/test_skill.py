"""The looks of rungs and of drawers: told apart by colour and dash."""

from lessons.course.real_series.future import DRAWERS
from lessons.course.real_series.ladder import METHODS
from lessons.figures import future, skill


def test_every_method_has_a_colour_of_its_own() -> None:
    assert len(set(skill.COLOURS)) == len(skill.COLOURS) == len(METHODS)


def test_every_drawer_has_a_look_of_its_own() -> None:
    looks = list(zip(future.COLOURS, future.DASHES, strict=True))
    assert len(set(looks)) == len(looks) == len(DRAWERS)
