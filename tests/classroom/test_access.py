"""Which lessons and sections are open: everything, until the teacher chooses."""

import pytest

from lessons import catalog
from lessons.classroom import access, bulletin
from lessons.classroom.bulletin import Bulletin
from lessons.classroom.guide import View
from lessons.course.windows import views


@pytest.fixture(autouse=True)
def board(monkeypatch: pytest.MonkeyPatch) -> Bulletin:
    board = Bulletin()
    monkeypatch.setattr(bulletin, "current", lambda: board)
    return board


def test_everything_is_open_at_first() -> None:
    assert access.current() == access.everything()
    assert access.current().keys() == {lesson.slug for lesson in catalog.LESSONS}
    assert access.version() is None


def test_sections_stand_in_the_order_of_the_page() -> None:
    assert access.sections("windows") == (views.MACHINE, views.TRAIN, views.SWEEP, views.LEAKS)


def test_chosen_sections_are_open_in_the_order_of_the_page() -> None:
    access.choose("windows", [views.LEAKS, views.MACHINE, "none of its sections"])
    assert access.current()["windows"] == [views.MACHINE, views.LEAKS]
    assert access.current()["pooling"] == list(access.sections("pooling"))


def test_lesson_without_an_open_section_is_closed() -> None:
    access.choose("windows", [])
    assert "windows" not in access.current()
    assert len(access.current()) == len(catalog.LESSONS) - 1


def test_each_choice_has_a_version_of_its_own_until_everything_is_open_again() -> None:
    access.publish({})
    first = access.version()
    assert access.current() == {}
    access.choose("windows", [views.SWEEP])
    assert access.version() not in (None, first)
    access.publish(access.everything())
    assert access.version() is None


@pytest.mark.parametrize(
    ("settings", "title"),
    [({}, views.MACHINE), ({"windows_view": views.SWEEP}, views.SWEEP)],
)
def test_where_the_teacher_leads_it_opens(settings: dict[str, str], title: str) -> None:
    access.publish({})
    access.open_for(View("windows", settings))
    assert access.current() == {"windows": [title]}
    access.open_for(View("", {}))
    access.open_for(View("windows", {"windows_view": "no section"}))
    assert access.current() == {"windows": [title]}


def test_leading_to_what_is_open_changes_nothing(board: Bulletin) -> None:
    before = board.read()
    access.open_for(View("windows", {"windows_view": views.SWEEP}))
    assert board.read() == before
