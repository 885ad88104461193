"""Predict, then reveal: a lesson's questions about what the page shows right now."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from lessons.questions import Question
from lessons.training.run.history import TrainingRecord
from pages.parts.words import plain


def show(slug: str, words: Mapping[str, str], questions: Sequence[Question[Any]], result: Any) -> None:
    """Draws every question of a lesson with its choices; the answer shows once the learner has chosen."""
    st.header("Predict first", anchor=False)
    for column, question in zip(st.columns(len(questions), border=True), questions, strict=True):
        with column:
            ask(slug, words, question, result)


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
    """Whether the learner has answered all of these questions, so that the page may say itself what they ask."""
    return all(st.session_state.get(place(slug, question, result)) is not None for question in questions)


def place(slug: str, question: Question[Any], result: Any) -> str:
    """Where a guess is kept. A change of settings may change the answer: it belongs to the result it was made for."""
    return f"{slug}_guess_{question.name}_{hash((question.answer(result), *question.options(result)))}"


def ask(slug: str, words: Mapping[str, str], question: Question[Any], result: Any) -> None:
    """One question, and behind the learner's guess the answer with its reason."""
    numbers = question.numbers(result)
    answer = question.answer(result)
    guess = st.radio(
        words[f"ask {question.name}"].format(**numbers),
        question.options(result),
        index=None,
        format_func=plain,
        key=place(slug, question, result),
    )
    if guess is None:
        return
    because = words[f"because {question.name}"].format(answer=answer, **numbers)
    if guess == answer:
        st.success(f"**Yes: {plain(answer)}.** {because}", icon=":material/check:")
    else:
        st.info(f"**Not quite: it is {plain(answer)}.** {because}", icon=":material/lightbulb:")
