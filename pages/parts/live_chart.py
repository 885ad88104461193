"""Training curves that grow on the page: only new points travel, and the chart is never replaced."""

import streamlit as st

from lessons.figures import live_chart
from lessons.figures.curves import Row
from lessons.tasks import TASKS
from lessons.training.reports.diagnosis import NOTHING_LEARNED, Diagnosis
from lessons.training.run.history import Point, TrainingRecord
from pages.parts.component import component


def rewind(slug: str) -> None:
    """Makes the next `show` send every point: the page was drawn anew."""
    st.session_state[f"{slug}_points_sent"] = 0


def show(slug: str, name: str, record: TrainingRecord, found: Diagnosis | None) -> None:
    """Draws the run's curves with what was found in them; `name` tells this run from others."""
    sent = st.session_state.get(f"{slug}_points_sent", 0)
    points = record.points[sent:]
    st.session_state[f"{slug}_points_sent"] = sent + len(points)
    spec, task = record.spec, TASKS[record.spec.task]
    kind = found.kind if found else None
    payload = live_chart.payload(
        name,
        task,
        record.baseline,
        [row(point) for point in points],
        first=sent,
        epochs=spec.epochs,
        # Where nothing is learned no epoch is the best.
        best=None if kind in NOTHING_LEARNED else record.best_epoch,
        goal=spec.all_goals.get(task.metric.name),
        overfits=kind == "overfitting",
    )

    def again() -> None:
        rewind(slug)

    component("live_chart", isolated=False)(key=f"{slug}_chart", data=payload, on_resync_change=again)


def row(point: Point) -> Row:
    """A point as the chart is sent it."""
    own = {"epoch": point.epoch, "ends_epoch": point.ends_epoch, "learning_rate": point.learning_rate}
    return own | dict(point.values)
