"""What can be done with one run: rename, pin, download, delete."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from lessons.text.plain import plain
from lessons.training.reports import export
from lessons.training.reports.comparison import Entry
from lessons.training.run.history import TrainingRecord
from lessons.training.server import engine
from lessons.training.server.store import Run
from pages.parts import identity, refusal
from pages.parts.words import tame

LONGEST_NAME = 30


def is_pinned(record: TrainingRecord) -> bool:
    """Whether this is a run whose weights are kept when space is needed."""
    return isinstance(record, Run) and record.pinned


def where(slug: str, run_id: str) -> str:
    """Where the page says what was refused of a run's menu."""
    return f"{slug}_menu_{run_id}"


def show(slug: str, one: Entry) -> None:
    """The menu of a run or a recording."""
    run = one.record
    with st.popover("More", type="tertiary"):
        if isinstance(run, Run) and identity.may_steer(run):
            rename(slug, one, run)
            pin(slug, run)
        download(slug, one)
        if isinstance(run, Run) and identity.may_steer(run):
            delete(slug, one, run)


def rename(slug: str, one: Entry, run: Run) -> None:
    """A field for the run's name."""
    key = f"{slug}_name_{run.id}"

    def write_name() -> None:
        refusal.attempt(where(slug, run.id), engine.current().store.rename, run.id, tame(st.session_state[key]))

    st.text_input("Name", run.name, max_chars=LONGEST_NAME, placeholder=one.name, key=key, on_change=write_name)


def pin(slug: str, run: Run) -> None:
    """Whether the run is kept."""
    key = f"{slug}_pinned_{run.id}"

    def write_pin() -> None:
        refusal.attempt(where(slug, run.id), engine.current().store.pin, run.id, st.session_state[key])

    st.toggle("Keep, on top of the list", run.pinned, key=key, on_change=write_pin)


def download(slug: str, one: Entry) -> None:
    """The run as files."""
    files: dict[str, tuple[str, Callable[[TrainingRecord], str | bytes]]] = {
        "csv": ("Numbers (CSV)", export.to_csv),
        "json": ("Settings too (JSON)", partial(export.to_json, data=identity.visible_data(one.record))),
    }
    if export.has_network(one.record):
        files["keras"] = ("Head (.keras)" if one.record.spec.base else "Network (.keras)", export.to_keras)
    for ending, (label, write) in files.items():
        st.download_button(
            label,
            partial(write, one.record),
            file_name=export.file_name(one.name, ending),
            icon=":material/download:",
            on_click="ignore",
            key=f"{slug}_{ending}_{one.id}",
        )


def delete(slug: str, one: Entry, run: Run) -> None:
    """The button that deletes a run, once it has ended and the learner has said so twice."""
    pressed = st.button(
        "Delete",
        icon=":material/delete:",
        disabled=not run.state.ended,
        help=None if run.state.ended else "Stop it first.",
        key=f"{slug}_delete_{run.id}",
    )
    if pressed:
        confirm(slug, one)


@st.dialog("Delete this run?")
def confirm(slug: str, one: Entry) -> None:
    """The last question before a run is gone."""
    st.markdown(f"**{plain(one.name)}** will be gone: its curves and its weights.")
    with st.container(horizontal=True):
        sure = st.button(
            "Delete it",
            type="primary",
            on_click=refusal.attempt,
            args=(where(slug, one.id), engine.current().store.delete, one.id),
            key=f"{slug}_delete_now",
        )
        if sure or st.button("Keep it", key=f"{slug}_delete_not"):
            st.rerun()
