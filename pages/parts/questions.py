"""Predict, then see: a section's questions, one at a time, each before the page shows what it asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from lessons.questions import Question
from lessons.training.run.history import TrainingRecord
from pages.parts.setting import key
from pages.parts.words import plain

YET_TO_COME = "The answer comes when the run has ended."


@dataclass
class Predictions:
    """What a learner has predicted in one section, by what each prediction was made for, and what they have skipped.

    `verdict` is what the verdict on show was given for, until the learner goes on to the next question.
    """

    choices: dict[str, str] = field(default_factory=dict)
    skips: set[str] = field(default_factory=set)
    verdict: str = ""

    def cover(self, question: Question[Any], result: Any) -> bool:
        """Whether the page may show what the question asks about this result."""
        return question.name in self.skips or subject(question, result) in self.choices

    def turn(self, questions: Sequence[Question[Any]], result: Any) -> Question[Any]:
        """The question whose verdict is on show, else the first that is open, else the last."""
        verdict = [question for question in questions if subject(question, result) == self.verdict]
        rest = [question for question in questions if not self.cover(question, result)]
        return (verdict or rest or list(questions)[-1:])[0]


def show(slug: str, words: Mapping[str, str], questions: Sequence[Question[Any]], result: Any) -> frozenset[str]:
    """Draws one question or, once the learner has predicted or skipped, its verdict and the way on to the next.

    Returns the names of the questions that are predicted for this result or skipped: what they veil may be shown.
    """
    predictions = of_section(slug)
    names = frozenset(question.name for question in questions if predictions.cover(question, result))
    question = predictions.turn(questions, result)
    place = f":small[{questions.index(question) + 1} of {len(questions)}]"
    ask = f"{place} &ensp; {words[f'ask {question.name}'].format(**question.numbers(result))}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", border=True, key=f"{slug}_predict"):
        if question.name not in names:
            choose(slug, ask, question, result)
        else:
            choice = predictions.choices.get(subject(question, result))
            st.markdown(f"{ask}  \n{verdict(words, question, result, choice)}", width="stretch")
            if len(names) < len(questions):
                offer_next(slug)
    return names


def of_section(slug: str) -> Predictions:
    """The learner's predictions in the section on show: no section knows of another's."""
    section = st.session_state.get(key(slug, "view"))
    kept: dict[Any, Predictions] = st.session_state.setdefault(key(slug, "predictions"), {})
    return kept.setdefault(section, Predictions())


def subject(question: Question[Any], result: Any) -> str:
    """What a prediction is made for: all that the question says of the result; of a run, what it was set to."""
    if isinstance(result, TrainingRecord):
        return f"{question.name} {result.spec}"
    says = (question.options(result), question.answer(result), question.numbers(result), question.veils(result))
    return f"{question.name} {says}"


def choose(slug: str, ask: str, question: Question[Any], result: Any) -> None:
    """The question with its choices, and Skip."""
    predictions, about = of_section(slug), subject(question, result)
    place = key(slug, f"guess_{question.name}_{hash(about)}")

    def predict() -> None:
        predictions.choices[about] = st.session_state[place]
        predictions.verdict = about

    def skip() -> None:
        predictions.skips.add(question.name)
        predictions.verdict = about

    st.pills(ask, question.options(result), format_func=plain, key=place, on_change=predict, width="stretch")
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


def show_after(
    slug: str,
    words: Mapping[str, str],
    questions: Sequence[Question[TrainingRecord]],
    record: TrainingRecord | None,
) -> None:
    """The questions about a finished run; without one, where they will stand."""
    if record is None:
        st.caption("Questions about a run stand here once it has ended, after one epoch or more.")
    else:
        show(slug, words, questions, record)


def has_guesses(slug: str, questions: Sequence[Question[Any]], result: Any) -> bool:
    """Whether the learner has answered or skipped all of these questions."""
    return all(of_section(slug).cover(question, result) for question in questions)
