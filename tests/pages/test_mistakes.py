"""The page of the course's mistakes: a row for each, in the order of the course."""

from lessons import catalog
from lessons.text import mistakes
from pages.parts import navigation
from tests.whole_pages import healthy, open_page


def test_every_mistake_has_its_row() -> None:
    app = healthy(open_page(navigation.MISTAKES))
    assert app.title[0].value == "The course's mistakes"
    rows = [line for table in app.markdown for line in table.value.splitlines() if line.startswith("| **")]
    expected = [(lesson, mistake) for lesson in catalog.LESSONS for mistake in mistakes.read(lesson.slug)]
    for row, (lesson, mistake) in zip(rows, expected, strict=True):
        assert row.startswith(f"| **{lesson.week}** {lesson.title} |")
        assert all(text in row for text in mistake)
