"""Predict, then see: a section's questions, one at a time, each before the page shows what it asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from lessons.questions import Question
from lessons.training.run.history import TrainingRecord
from pages.parts.setting import claim, key, section
from pages.parts.words import plain

YET_TO_COME = "The answer comes when the run has ended."


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


def show(slug: str, words: Mapping[str, str], questions: Sequence[Question[Any]], result: Any) -> frozenset[str]:
    """Draws one question or, once the learner has predicted or skipped, its verdict and the way on to the next.

    Returns the names of the questions that are predicted for this result or skipped: what they veil may be shown.
    """
    predictions = of_section(slug)
    subjects = {question.name: subject_of(question, result) for question in questions}
    names = known(slug, questions, result)
    place = list(subjects).index(predictions.turn(subjects))
    question = questions[place]
    number = f"{place + 1} of {len(questions)}"
    ask = f"{number} · {words[f'ask {question.name}'].format(**question.numbers(result))}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", border=True, key=f"{slug}_predict"):
        if question.name not in names:
            choose(slug, ask, question, result, subjects[question.name])
        else:
            choice = predictions.choices.get(subjects[question.name])
            st.markdown(f"{ask}  \n{verdict(words, question, result, choice)}", width="stretch")
            if len(names) < len(questions):
                offer_next(slug)
    return names


def known(slug: str, questions: Sequence[Question[Any]], result: Any) -> frozenset[str]:
    """What `show` returns, for a page that draws the result first."""
    predictions = of_section(slug)
    return frozenset(
        question.name for question in questions if predictions.cover(question.name, subject_of(question, result))
    )


def of_section(slug: str) -> Predictions:
    """The learner's predictions in the section on show: no section knows of another's."""
    place = key(slug, f"predictions of {section(slug)}")
    claim(slug, place)
    predictions: Predictions = st.session_state.setdefault(place, Predictions())
    return predictions


def subject_of(question: Question[Any], result: Any) -> str:
    """What a prediction is made for: all that the question says of the result; of a run, what it was set to."""
    if isinstance(result, TrainingRecord):
        return f"{question.name} {result.spec}"
    says = (question.options(result), question.answer(result), question.numbers(result), question.veils(result))
    return f"{question.name} {says}"


def choose(slug: str, ask: str, question: Question[Any], result: Any, subject: str) -> None:
    """The question with its choices, and Skip."""
    predictions = of_section(slug)
    place = key(slug, f"guess_{question.name}_{hash(subject)}")

    def predict() -> None:
        predictions.choices[subject] = st.session_state[place]
        predictions.verdict = subject

    def skip() -> None:
        predictions.skips.add(question.name)
        predictions.verdict = subject

    st.pills(ask, question.options(result), format_func=plain, key=place, on_change=predict, wrap=True)
    st.button("Skip", on_click=skip, type="tertiary", help="Show the answer, whatever is set.", key=f"{place}_skip")


def offer_next(slug: str) -> None:
    """The way on from a verdict to the next question."""
    predictions = of_section(slug)

    def go_on() -> None:
        predictions.verdict = ""

    st.button("Next question", on_click=go_on, icon=":material/arrow_forward:", key=f"{slug}_next_question")


def verdict(words: Mapping[str, str], question: Question[Any], result: Any, choice: str | None) -> str:
    """What is to be said of a prediction; of none where the question was skipped."""
    if isinstance(result, TrainingRecord) and not result.state.ended:
        return f"**You said {plain(choice)}.** {YET_TO_COME}" if choice else YET_TO_COME
    answer = question.answer(result)
    because = words[f"because {question.name}"].format(answer=answer, **question.numbers(result))
    if choice is None:
        return f":material/lightbulb: **It is {plain(answer)}.** {because}"
    if choice == answer:
        return f":green[:material/check:] **Yes: {plain(answer)}.** {because}"
    return f":material/lightbulb: **Not quite: it is {plain(answer)}.** You said {plain(choice)}. {because}"


def has_guesses(slug: str, questions: Sequence[Question[Any]], result: Any) -> bool:
    """Whether the learner has answered or skipped all of these questions."""
    return all(of_section(slug).cover(question.name, subject_of(question, result)) for question in questions)
