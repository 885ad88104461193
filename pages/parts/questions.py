"""Predict, then see: a section's questions, one at a time, each before the page shows what it asks."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from lessons.questions import Question
from pages.parts import ask_the_class
from pages.parts.predictions import Predictions, is_settled, of_section, subject_of
from pages.parts.setting import key
from pages.parts.words import plain

YET_TO_COME = "The answer comes when the run has ended."


def show(slug: str, words: Mapping[str, str], questions: Sequence[Question[Any]], result: Any) -> frozenset[str]:
    """Draws one question or, once the learner has predicted or skipped, its verdict and the way on to the next.

    Returns the names of the questions that are predicted for this result or skipped: what they veil may be shown.
    """
    predictions = of_section(slug)
    subjects = {question.name: subject_of(question, result) for question in questions}
    names = covered(predictions, subjects)
    place = list(subjects).index(predictions.turn(subjects))
    question = questions[place]
    text = words[f"ask {question.name}"].format(**question.numbers(result))
    ask = f"{place + 1} of {len(questions)} · {text}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", border=True, key=f"{slug}_predict"):
        if question.name not in names:
            choose(slug, ask, question, result, subjects[question.name])
        else:
            choice = predictions.choices.get(subjects[question.name])
            st.markdown(f"{ask}  \n{verdict(words, question, result, choice)}", width="stretch")
            if len(names) < len(questions):
                offer_next(slug)
        if ask_the_class.is_offered(result):
            ask_the_class.offer(text, because(words, question, result), question, result, f"{slug}_ask_the_class")
    return names


def known(slug: str, questions: Sequence[Question[Any]], result: Any) -> frozenset[str]:
    """What `show` returns, for a page that draws the result first."""
    return covered(of_section(slug), {question.name: subject_of(question, result) for question in questions})


def covered(predictions: Predictions, subjects: Mapping[str, str]) -> frozenset[str]:
    """The names of the questions, each with its subject, that are predicted or skipped."""
    return frozenset(name for name, subject in subjects.items() if predictions.cover(name, subject))


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
    if not is_settled(result):
        return f"**You said {plain(choice)}.** {YET_TO_COME}" if choice else YET_TO_COME
    answer, reason = question.answer(result), because(words, question, result)
    if choice is None:
        return f":material/lightbulb: **It is {plain(answer)}.** {reason}"
    if choice == answer:
        return f":green[:material/check:] **Yes: {plain(answer)}.** {reason}"
    return f":material/lightbulb: **Not quite: it is {plain(answer)}.** You said {plain(choice)}. {reason}"


def because(words: Mapping[str, str], question: Question[Any], result: Any) -> str:
    """Why the right answer is right."""
    return words[f"because {question.name}"].format(answer=question.answer(result), **question.numbers(result))


def has_guesses(slug: str, questions: Sequence[Question[Any]], result: Any) -> bool:
    """Whether the learner has answered or skipped all of these questions."""
    return all(of_section(slug).cover(question.name, subject_of(question, result)) for question in questions)
