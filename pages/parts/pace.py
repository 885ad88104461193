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
    """How fast the run learns, in numbers; while it trains, the learning rate can be changed."""
    ends = record.epoch_points
    rate = (record.points[-1].learning_rate if record.points else None) or float(record.spec.learning_rate)
    speed = ""
    took = [end.seconds for end in ends if end.seconds]
    if took:
        items = float(f"{ends[-1].batch * record.spec.batch_size / mean(took):.2g}")
        speed = f" · {mean(took):.2f} s an epoch, about {items:,.0f} {record.spec.kind.unit} a second"
    if isinstance(record, Run) and record.state.name in ("running", "paused") and identity.may_steer(record):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            change_rate(slug, record.id, rate)
            st.caption(speed.removeprefix(" · "))
    else:
        st.caption(f"Learning rate {rate:g}{speed}")


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
