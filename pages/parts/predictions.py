"""What a learner has predicted and skipped, kept in the session by section and by what it was made for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from lessons.questions import Question
from lessons.training.run.history import TrainingRecord
from pages.parts.reset import claim, section
from pages.parts.setting import key


@dataclass
class Predictions:
    """What a learner has predicted in one section, by its subject, and which questions they have skipped.

    `verdict` is the subject of the verdict on show, until the learner goes on to the next question.
    """

    choices: dict[str, str] = field(default_factory=dict)
    skips: set[str] = field(default_factory=set)
    verdict: str = ""

    def cover(self, name: str, subject: str) -> bool:
        """Whether the page may show what the question of this name asks."""
        return name in self.skips or subject in self.choices

    def turn(self, subjects: Mapping[str, str]) -> str:
        """The question whose verdict is on show, else the first that is open, else the last; each with its subject."""
        verdict = [name for name, subject in subjects.items() if subject == self.verdict]
        rest = [name for name, subject in subjects.items() if not self.cover(name, subject)]
        return (verdict or rest or list(subjects)[-1:])[0]


def of_section(slug: str) -> Predictions:
    """The learner's predictions in the section on show: no section knows of another's."""
    place = key(slug, f"predictions of {section(slug)}")
    claim(slug, place)
    predictions: Predictions = st.session_state.setdefault(place, Predictions())
    return predictions


def is_settled(result: Any) -> bool:
    """Whether questions about this have their answers by now: those about a run when it has ended."""
    return not isinstance(result, TrainingRecord) or result.state.ended


def subject_of(question: Question[Any], result: Any) -> str:
    """What a prediction is made for: all that the question says of the result; of a run, what it was set to."""
    if isinstance(result, TrainingRecord):
        return f"{question.name} {result.spec}"
    says = (question.options(result), question.answer(result), question.numbers(result), question.veils(result))
    return f"{question.name} {says}"
