"""The forecast of a network on a series, drawn epoch by epoch below its curves."""

from collections.abc import Collection

import streamlit as st

from lessons.figures import forecast
from lessons.training.reports import forecasts
from lessons.training.run.history import TrainingRecord
from lessons.training.server.store import Run
from pages.parts import identity
from pages.parts.component import component


def show(slug: str, record: TrainingRecord, veils: Collection[str] = ()) -> None:
    """What the network says of the validation part after each epoch; nothing before it has its random start.

    A learner's own series is shown to nobody else, and to nobody once it is gone. Where the error of validation is
    among `veils`, no error is told.
    """
    if record.whole_epochs and identity.may_see(record.spec.data):
        name = record.id if isinstance(record, Run) else record.spec.to_json()
        is_live = not record.state.ended
        data = payload(name, record, forecasts.worth_showing(record), is_live, f"val_{record.metric.name}" in veils)
        component("forecast")(key=f"{slug}_forecast", data=data)


@st.cache_data(show_spinner=False, max_entries=16)
def payload(name: str, _record: TrainingRecord, epochs: tuple[int, ...], is_live: bool, is_veiled: bool) -> bytes:
    """What the component is sent."""
    found = forecasts.of(_record, epochs)
    ahead = found.subject
    return forecast.payload(
        name,
        ahead.time,
        ahead.values,
        ahead.unit,
        ahead.naive,
        found.epochs,
        found.values,
        [None] * len(epochs) if is_veiled else found.errors,
        _record.baseline or 0.0,
        is_live,
        ahead.count,
    )
