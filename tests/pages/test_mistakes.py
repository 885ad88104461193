"""The page of the course's mistakes: a row for each, and the way there from the course map."""

from lessons.text.mistakes import of_course
from pages.parts import frame
from tests.whole_pages import healthy, open_page


def test_every_mistake_has_its_row() -> None:
    app = healthy(open_page(frame.MISTAKES))
    assert app.title[0].value == "The course's mistakes"
    rows = [line for table in app.markdown for line in table.value.splitlines() if line.startswith("| **")]
    assert len(rows) == len(of_course())
    for row, mistake in zip(rows, of_course(), strict=True):
        assert f"| {mistake.claim} | {mistake.right} | {mistake.link} |" in row
