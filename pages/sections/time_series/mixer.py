"""The mixer: faders for the parts of a series, their sum, and the split."""

from collections.abc import Mapping

from lessons.course.time_series import mixer as lesson
from pages.parts import code_panel, questions
from pages.sections.time_series import faders

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """The question, the faders with what they do, and the program."""
    result = faders.compute(slug)
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    faders.show(slug, result, show_shares="most" in open_answers)
    code_panel.show(slug, lesson.code(result), {})
