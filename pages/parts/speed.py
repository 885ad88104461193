"""How fast a run learns, and the learning rate, to be changed on the way."""

from statistics import mean

import streamlit as st

from lessons.training.run.events import new_rate
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import RATES
from lessons.training.server import engine
from lessons.training.server.store import Run
from pages.parts import identity


def show(slug: str, record: TrainingRecord) -> None:
    """The learning rate, to be changed while the run trains, and how fast a run on this computer is.

    A rate that follows a schedule changes by itself.
    """
    rate = (record.points[-1].learning_rate if record.points else None) or float(record.spec.learning_rate)
    # The computer that a recording was made on, and what else it did meanwhile, say nothing about this one.
    speed = f" · {measured(record)}" if isinstance(record, Run) and record.epoch_points else ""
    if isinstance(record, Run) and may_change_rate(record):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            change_rate(slug, record.id, rate)
            st.caption(speed.removeprefix(" · "))
    else:
        st.caption(f"Learning rate {rate:g}{speed}")


def may_change_rate(run: Run) -> bool:
    """Whether the learning rate is this learner's to change now."""
    trains = run.state.name in ("running", "paused")
    return trains and run.spec.schedule is None and identity.may_steer(run)


def measured(run: Run) -> str:
    """The time that an epoch of a run takes here, and how much it sees in a second."""
    ends = run.epoch_points
    took = mean(end.seconds or 0 for end in ends)
    items = float(f"{ends[-1].batch * run.spec.batch_size / took:.2g}")
    return f"{took:.2f} s an epoch, about {items:,.0f} {run.spec.kind.unit} a second"


def change_rate(slug: str, run_id: str, rate: float) -> None:
    """The learning rate of a run that trains, to be changed on the way."""
    key = f"{slug}_rate_{run_id}"
    rates = sorted({*RATES, rate})

    def send() -> None:
        engine.current().command(run_id, new_rate(st.session_state[key]))

    st.selectbox(
        "Learning rate",
        rates,
        index=rates.index(rate),
        key=key,
        on_change=send,
        format_func=lambda one: f"Learning rate {one:g}",
        label_visibility="collapsed",
        width=240,
    )
