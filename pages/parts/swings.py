"""Validation accuracy after each epoch, and how far chance alone moves it."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.real_images import train
from lessons.training.run.history import TrainingRecord
from pages.parts import identity
from pages.parts.component import component


def visible(record: TrainingRecord | None) -> train.Swings | None:
    """The swings of a run; None before its first epoch has ended.

    Another learner's pictures are for them alone: even how many there are.
    """
    return train.swing(record) if record is not None and identity.may_see(record.spec.data) else None


def show(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """Draws the swings of a run with what they mean; nothing before its first epoch has ended."""
    shown = visible(record)
    if shown is None:
        return
    component("swings", isolated=False)(key=f"{slug}_swings", data=train.figure(shown))
    numbers = train.numbers(shown)
    chance, small = st.columns(2, gap="medium")
    with chance:
        st.info(words["swings"].format(**numbers), icon=":material/casino:")
    with small:
        st.info(words["small"].format(**numbers), icon=":material/visibility:")
