"""The teacher chooses what learners see: all, nothing, a lesson, or sections of it."""

import pytest
from streamlit.testing.v1 import AppTest

from lessons import catalog
from lessons.classroom import access, bulletin
from lessons.classroom.bulletin import Bulletin
from tests.whole_pages import healthy


@pytest.fixture(autouse=True)
def board(monkeypatch: pytest.MonkeyPatch) -> Bulletin:
    board = Bulletin()
    monkeypatch.setattr(bulletin, "current", lambda: board)
    return board


def page() -> None:
    from pages.sections.classroom import access

    access.show()


@pytest.fixture
def app() -> AppTest:
    return healthy(AppTest.from_function(page, default_timeout=60).run())


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click()
    healthy(app.run())


def test_every_lesson_is_offered_and_open_at_first(app: AppTest) -> None:
    assert [box.label for box in app.checkbox] == [f"{lesson.week} {lesson.title}" for lesson in catalog.LESSONS]
    assert all(box.value for box in app.checkbox)
    assert app.expander[0].label == "1 · Introduction: 6 of 6 open"


def test_all_is_closed_and_opened_at_once(app: AppTest) -> None:
    press(app, "Close everything")
    assert access.current() == {}
    assert not any(box.value for box in app.checkbox)
    press(app, "Open everything")
    assert access.current() == access.everything()
    assert all(box.value for box in app.checkbox)


def test_lesson_and_its_sections_go_together(app: AppTest) -> None:
    press(app, "Close everything")
    whole = app.checkbox(key="access_lesson_pooling")
    healthy(whole.check().run())
    assert access.current() == {"pooling": list(access.sections("pooling"))}
    first, *_, last = access.sections("pooling")
    healthy(app.pills(key="access_sections_pooling").set_value([last, first]).run())
    assert access.current() == {"pooling": [first, last]}
    healthy(app.pills(key="access_sections_pooling").set_value([]).run())
    assert access.current() == {}
    assert not app.checkbox(key="access_lesson_pooling").value


def test_what_another_page_of_the_teachers_has_chosen_is_shown(app: AppTest) -> None:
    access.choose("pooling", [])
    healthy(app.run())
    assert not app.checkbox(key="access_lesson_pooling").value
