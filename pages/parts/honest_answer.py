"""What the network of a leaky run makes of new pictures: asking takes a moment, is watched, and can be stopped."""

import streamlit as st

from lessons.course.larger_dataset import leak
from lessons.training.run.history import TrainingRecord
from lessons.training.server.store import Run

STEP = 10
"""So many pictures are looked at between two movements of the bar."""


def of(slug: str, record: TrainingRecord) -> float | None:
    """The part of new pictures that the network gets right; None before anybody has asked."""
    if not isinstance(record, Run):
        return leak.honest(record)
    epoch = record.final_epoch
    if not record.state.ended or epoch not in record.epochs_with_weights:
        return None
    place = f"{slug}_honest_{record.id}_{epoch}"
    if place not in st.session_state and st.button(
        f"Ask it about {leak.NEW_PICTURES} new pictures", icon=":material/quiz:", key=f"{slug}_ask_honest"
    ):
        st.session_state[place] = look(record, epoch)
        st.rerun()
    share: float | None = st.session_state.get(place)
    return share


def look(record: TrainingRecord, epoch: int) -> float:
    """Asks about every picture; any other control interrupts it where the bar moves."""
    bar = st.progress(0.0)
    right = total = 0
    for verdict in leak.verdicts(record.spec, record.layers(epoch)):
        right, total = right + verdict, total + 1
        if total % STEP == 0:
            bar.progress(total / leak.NEW_PICTURES, f"New picture {total} of {leak.NEW_PICTURES}")
    return right / total
