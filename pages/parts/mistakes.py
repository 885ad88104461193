"""The pictures that a network gets wrong: looking for them takes a moment, is watched, and can be stopped."""

import streamlit as st

from lessons.feature_maps import explore
from lessons.training.history import TrainingRecord
from pages.parts import setting

MOST_KEPT = 64
STEP = 20
"""So many pictures are looked at between two movements of the bar."""

Found = dict[tuple[str, int], tuple[int, ...]]


@st.cache_resource
def kept() -> Found:
    """What was found before, by the network's name and epoch; thirty learners need not look for the same."""
    return {}


def find(slug: str, name: str, record: TrainingRecord, epoch: int) -> tuple[int, ...]:
    """The validation pictures that the network gets wrong after an epoch."""
    found = kept()
    if (name, epoch) not in found:
        wrong = look(slug, record, epoch)
        while len(found) >= MOST_KEPT:
            found.pop(next(iter(found)))
        found[name, epoch] = wrong
    return found[name, epoch]


def look(slug: str, record: TrainingRecord, epoch: int) -> tuple[int, ...]:
    """Tries every picture. Cancel, like any other control, interrupts it where the bar moves."""
    wrong = []
    place = st.empty()
    with place.container():
        bar = st.progress(0.0)
        st.button("Cancel", icon=":material/close:", on_click=give_up, args=(slug,), key=f"{slug}_mistakes_cancel")
    total = explore.tried(record)
    for number, mistaken in enumerate(explore.verdicts(record, record.layers(epoch))):
        if number % STEP == 0:
            bar.progress(number / total, f"Looking for mistakes: {number} of {total}")
        if mistaken:
            wrong.append(number)
    place.empty()
    return tuple(wrong)


def give_up(slug: str) -> None:
    """Goes back to the pictures in their own order."""
    st.session_state[setting.key(slug, "source")] = explore.VALIDATION
