"""Every run of the room that trains or waits, and the buttons with which the teacher steers them."""

import math
from collections.abc import Callable
from functools import partial

import streamlit as st

from lessons.data.registry import ROWS
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.queue import Place
from pages.parts import identity, status
from pages.web import classroom

TICK = 1.0
"""Seconds between two looks at the queue."""

WIDTHS = [1.3, 3, 1.4, 2.6, 3]
SAYS = {
    "queued": "Next",
    "starting": "Getting ready",
    "running": "Training",
    "paused": "Paused",
    "stopping": "Stopping",
}


def show() -> None:
    """Draws who is here and the queue, and keeps both up to date."""
    st.header("Learners", anchor=False)
    st.fragment(watch, run_every=TICK)()


def watch() -> None:
    """How many learners are connected, and a row for each run."""
    line = engine.current().line()
    learners = len(classroom.current().present - {identity.learner()})
    st.markdown(f"**{learners}** {'learner is' if learners == 1 else 'learners are'} connected besides you.")
    if not line:
        st.markdown("Nobody is training at the moment.")
        return
    clear()
    for column, heading in zip(st.columns(WIDTHS), ("Who", "Trains on", "Epoch", "State", "You may"), strict=True):
        column.caption(heading)
    for place in line:
        show_row(place)


def clear() -> None:
    """The button that stops every run, after one more question."""
    with st.popover("Clear everything", icon=":material/delete_sweep:", key="queue_clear"):
        st.markdown("Stop every run of every learner? Finished epochs are kept.")
        st.button("Yes, stop them all", on_click=engine.current().clear, key="queue_clear_confirmed")


def show_row(place: Place) -> None:
    """A run: whose it is, what it trains, how far it is, and how to steer it."""
    number = classroom.current().number(place.owner)
    with st.container(key=f"row_{place.run_id}"):
        who, what, epoch, state, steer = st.columns(WIDTHS, vertical_alignment="center")
    who.markdown(f"**Learner {number}**{' (you)' if place.owner == identity.learner() else ''}")
    what.markdown(pictures(place.spec))
    epoch.markdown(f"{math.ceil(place.epoch)} of {place.spec.epochs}")
    state.markdown(standing(place))
    with steer.container(horizontal=True, gap="small"):
        do = engine.current()
        if place.state.name == "stopping":
            show_button("Stop hard", "dangerous", partial(do.command, place.run_id, "kill"), place.run_id)
        else:
            show_button("Stop", "stop", partial(do.command, place.run_id, "stop"), place.run_id)
        if place.ahead:
            show_button("Move to the front", "vertical_align_top", partial(do.to_front, place.run_id), place.run_id)


def show_button(label: str, icon: str, do: Callable[[], None], run_id: str) -> None:
    """A button that steers a run."""
    st.button(label, icon=f":material/{icon}:", on_click=do, key=f"queue_{icon}_{run_id}")


def pictures(spec: TrainingSpec) -> str:
    """What a run trains on."""
    return ROWS[spec.data].title if spec.data in ROWS else "Own pictures"


def standing(place: Place) -> str:
    """How a run stands and, where it waits, for how long or for what."""
    if place.state.name == "queued" and place.state.reason:
        return place.state.reason
    turn = f"{place.ahead} before it" if place.ahead else SAYS.get(place.state.name, "Ended")
    if not place.wait:
        return turn
    return f"{turn}, in about {status.duration(place.wait)}"
