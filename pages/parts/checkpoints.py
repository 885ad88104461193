"""Predict, then reveal: a lesson's questions about what the page shows right now."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from lessons.checkpoints import Checkpoint
from pages.parts.words import plain


def show(slug: str, words: Mapping[str, str], checkpoints: Sequence[Checkpoint[Any]], result: Any) -> None:
    """Draws every question of a lesson with its choices; the answer shows once the learner has chosen."""
    st.header("Predict first", anchor=False)
    for column, checkpoint in zip(st.columns(len(checkpoints), border=True), checkpoints, strict=True):
        with column:
            ask(slug, words, checkpoint, result)


def guessed(slug: str, checkpoints: Sequence[Checkpoint[Any]], result: Any) -> bool:
    """Whether the learner has answered all of these questions, so that the page may say itself what they ask."""
    return all(st.session_state.get(place(slug, checkpoint, result)) is not None for checkpoint in checkpoints)


def place(slug: str, checkpoint: Checkpoint[Any], result: Any) -> str:
    """Where a guess is kept. A change of settings may change the answer: it belongs to the result it was made for."""
    return f"{slug}_guess_{checkpoint.name}_{hash((checkpoint.answer(result), *checkpoint.options(result)))}"


def ask(slug: str, words: Mapping[str, str], checkpoint: Checkpoint[Any], result: Any) -> None:
    """One question, and behind the learner's guess the answer with its reason."""
    numbers = checkpoint.numbers(result)
    answer = checkpoint.answer(result)
    guess = st.radio(
        words[f"ask {checkpoint.name}"].format(**numbers),
        checkpoint.options(result),
        index=None,
        format_func=plain,
        key=place(slug, checkpoint, result),
    )
    if guess is None:
        return
    because = words[f"because {checkpoint.name}"].format(answer=answer, **numbers)
    if guess == answer:
        st.success(f"**Yes: {plain(answer)}.** {because}", icon=":material/check:")
    else:
        st.info(f"**Not quite: it is {plain(answer)}.** {because}", icon=":material/lightbulb:")
