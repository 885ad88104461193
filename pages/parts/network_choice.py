"""The network that a section asks or looks into: a recording, or a run of the learner's own."""

from collections.abc import Callable, Mapping

import streamlit as st

from lessons.training.run.history import TrainingRecord
from lessons.training.server.store import Run
from lessons.training.settings import MY_RUN
from pages.parts import trained

NO_RUN = "You have not trained a network yet: this is the recorded one. Switch to **Train**."
Test = Callable[[Run], bool]


def any_classes(run: Run) -> bool:
    """Whether a section that takes every network takes that of this run: it does."""
    return True


def choose(
    slug: str,
    words: Mapping[str, str],
    title: str,
    recording: Callable[[str], TrainingRecord],
    stand_in: str,
    has_learned: Test = trained.has_weights,
    fits: Test = any_classes,
) -> tuple[str, TrainingRecord]:
    """The network that was picked from a menu by its `title`, with a name of its own.

    `recording` hands out the recording of a title. For `MY_RUN` it is the newest run that `has_learned`, if it also
    `fits` the section; else the recording titled `stand_in`, and a sentence why.
    """
    if title != MY_RUN:
        return title, recording(title)
    run = trained.choose(slug, has_learned)
    if run is not None and fits(run):
        return run.id, run
    st.info(words.get("no run", NO_RUN) if run is None else words["unfit run"])
    return stand_in, recording(stand_in)
