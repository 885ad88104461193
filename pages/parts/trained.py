"""The network to look into: which of one's own runs, after which epoch, and its layers."""

from collections.abc import Callable, Sequence

import streamlit as st

from lessons.maths.network import Layer
from lessons.training.run.history import TrainingRecord
from lessons.training.server import engine
from lessons.training.server.store import Run
from pages.parts import address, identity, reset, setting
from pages.parts.page_run import LINKED, current, find


def has_weights(run: Run) -> bool:
    """Whether weights of the run are kept, if only those of its random start."""
    return bool(run.epochs_with_weights)


def own(slug: str) -> list[Run]:
    """The learner's own runs in a lesson, the newest first."""
    return engine.current().store.runs(identity.learner(), slug)


def choose(slug: str, fits: Callable[[Run], bool] = has_weights) -> Run | None:
    """The run that a link of another lesson names, else the page's, else the newest of one's own: the first that fits.

    None where none does. A head alone never does: it reads what its base has seen, and no pictures.
    """
    runs = [run for run in (find(address.read(slug, LINKED)), current(slug), *own(slug)) if run is not None]
    return next((run for run in runs if not run.spec.base and fits(run) and identity.may_see(run.spec.data)), None)


def choose_epoch(
    slug: str, name: str, record: TrainingRecord, epochs: Sequence[int], help: str, first: int | None = None
) -> int:
    """One of the epochs whose weights can be shown: at first the one that is told, else the best, if it is there."""
    if len(epochs) == 1:
        return epochs[0]
    begin = record.best_epoch if first is None else first
    begin = begin if begin in epochs else epochs[-1]
    place = setting.key(slug, f"epoch_{name}")
    reset.remember_first(place, begin, epochs)
    return st.select_slider(
        "Epoch",
        epochs,
        value=begin,
        key=place,
        bind="query-params",
        help=f"{help} Epoch 0 is the random start.",
    )


@st.cache_resource(show_spinner=False, max_entries=8)
def layers(name: str, _record: TrainingRecord, epoch: int) -> Sequence[Layer]:
    """The network of a run after an epoch, read once and not at every change."""
    return _record.layers(epoch)
