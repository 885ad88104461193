"""Whose network a page shows while a run learns."""

import streamlit as st

from lessons.training.reports.beginning import beginning
from lessons.training.run.history import TrainingRecord
from lessons.training.server.store import Run

UNTIL_IT_BEGINS = "Until your run begins, this is the recording:"


def of(run: Run | None, recorded: TrainingRecord) -> TrainingRecord:
    """The page's run as soon as it has a network, at its random start where that is known before; else the recording.

    Nothing would stay of the picture below the curves while a worker gets ready, and the page would jump.
    """
    if run is None:
        return recorded
    if run.state.ended or run.epochs_with_weights or not recorded.epochs_with_weights:
        return run
    start = beginning(run, recorded)
    if start is None:
        st.caption(UNTIL_IT_BEGINS)
    return start or recorded
