"""The mistakes of the course's material that lessons show: the section `mistakes` of their words, one in a line.

A line is what the material says, what is right, and a link to the section that shows it, parted by ` | `.
"""

from typing import NamedTuple

from lessons import catalog, text
from lessons.catalog import Lesson


class Mistake(NamedTuple):
    """One mistake, in Markdown, and the lesson that shows it."""

    lesson: Lesson
    claim: str
    right: str
    link: str


def of_lesson(lesson: Lesson) -> tuple[Mistake, ...]:
    """The mistakes that this lesson shows; none where its words have no such section."""
    lines = text.read(lesson.slug).get("mistakes", "").splitlines()
    return tuple(Mistake(lesson, *line.split(" | ")) for line in lines)


def of_course() -> tuple[Mistake, ...]:
    """All of them, in the order of the course."""
    return tuple(mistake for lesson in catalog.LESSONS for mistake in of_lesson(lesson))
