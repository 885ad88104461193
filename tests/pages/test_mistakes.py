"""The page of the course's mistakes: a row for each, in the order of the course."""

import pytest
from streamlit.testing.v1 import AppTest

from lessons import catalog
from lessons.classroom import access as opening
from lessons.classroom import bulletin
from lessons.classroom.bulletin import Bulletin
from lessons.text import mistakes
from pages.parts import navigation
from pages.web import classroom
from pages.web.classroom import Classroom
from tests.whole_pages import healthy, open_page


def rows(app: AppTest) -> list[str]:
    return [line for table in app.markdown for line in table.value.splitlines() if line.startswith("| **")]


def test_every_mistake_has_its_row() -> None:
    app = healthy(open_page(navigation.MISTAKES))
    assert app.title[0].value == "The course's mistakes"
    expected = [(lesson, mistake) for lesson in catalog.LESSONS for mistake in mistakes.read(lesson.slug)]
    for row, (lesson, mistake) in zip(rows(app), expected, strict=True):
        assert row.startswith(f"| **{lesson.week}** {lesson.title} |")
        assert all(text in row for text in mistake)


@pytest.mark.usefixtures("ada", "nothing_trains")
def test_learner_of_a_class_finds_those_of_the_lessons_that_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    board, room = Bulletin(), Classroom("192.168.1.20:8501", "link")
    monkeypatch.setattr(bulletin, "current", lambda: board)
    monkeypatch.setattr(classroom, "current", lambda: room)
    opening.publish({"pooling": opening.sections("pooling")})
    app = healthy(open_page(navigation.MISTAKES))
    assert len(rows(app)) == len(mistakes.read("pooling")) > 0
    assert all("Pooling" in row for row in rows(app))
    opening.publish(opening.everything())
    assert len(rows(healthy(app.run()))) > len(mistakes.read("pooling"))
