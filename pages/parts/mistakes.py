"""The pictures that a network gets wrong: looking for them takes a moment, is watched, and can be stopped."""

import streamlit as st

from lessons.course.feature_maps import explore
from lessons.training.run.history import TrainingRecord
from pages.parts import setting, watched

MOST_KEPT = 64

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
    """Tries every picture."""
    looks = explore.verdicts(record, record.layers(epoch))
    verdicts = watched.through(slug, "Looking for mistakes", looks, explore.tried(record), lambda: give_up(slug))
    return tuple(number for number, mistaken in enumerate(verdicts) if mistaken)


def give_up(slug: str) -> None:
    """Goes back to the pictures in their own order."""
    st.session_state[setting.key(slug, "source")] = explore.VALIDATION
