"""The course's mistakes: each has its three parts, and leads to the section of its own lesson that shows it."""

import pytest

from lessons import catalog
from lessons.text.mistakes import Mistake, of_course, of_lesson
from tests.links import follow, links


@pytest.mark.parametrize("mistake", of_course(), ids=lambda mistake: mistake.claim[:40])
def test_mistake_is_told_and_shown(mistake: Mistake) -> None:
    assert mistake.claim.endswith(".")
    assert mistake.right.endswith(".")
    (link,) = links(mistake.link)
    slug, view = follow(link)
    assert slug == mistake.lesson.slug
    assert mistake.link.startswith(f"[{view}](")


def test_mistakes_stand_in_the_order_of_the_course() -> None:
    lessons = [mistake.lesson for mistake in of_course()]
    assert lessons == sorted(lessons, key=catalog.LESSONS.index)
    assert of_course() == sum(map(of_lesson, catalog.LESSONS), ())
