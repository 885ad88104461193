"""Training curves that grow on the page: only new points travel, and the chart is never replaced."""

import streamlit as st

from lessons.data import registry
from lessons.figures import live_chart
from lessons.figures.curves import Row
from lessons.tasks import TASKS, even_guess
from lessons.training.reports.diagnosis import NOTHING_LEARNED, Diagnosis
from lessons.training.run.history import Point, TrainingRecord
from pages.parts.component import component


def rewind(slug: str) -> None:
    """Makes the next `show` send every point: the page was drawn anew."""
    st.session_state[f"{slug}_points_sent"] = 0


def show(
    slug: str, name: str, record: TrainingRecord, found: Diagnosis | None, veils: frozenset[str] = frozenset()
) -> None:
    """Draws the run's curves with what was found in them; `name` tells this run from others.

    Numbers whose names are among `veils` do not travel, nor does the mark of the best epoch, which would tell of them.
    """
    sent = st.session_state.get(f"{slug}_points_sent", 0)
    points = record.points[sent:]
    st.session_state[f"{slug}_points_sent"] = sent + len(points)
    spec, task = record.spec, TASKS[record.spec.task]
    kind = found.kind if found else None
    payload = live_chart.payload(
        name,
        task,
        baseline(record),
        [row(point, veils) for point in points],
        first=sent,
        epochs=spec.epochs,
        # Where nothing is learned no epoch is the best.
        best=None if veils or kind in NOTHING_LEARNED else record.best_epoch,
        goal=spec.all_goals.get(task.metric.name),
        overfits=kind == "overfitting",
        ceiling=record.ceiling,
    )

    def send_all() -> None:
        rewind(slug)

    component("live_chart", isolated=False)(key=f"{slug}_chart", data=payload, on_resync_change=send_all)


def baseline(record: TrainingRecord) -> float | None:
    """The baseline of a run; of one that has yet to begin, an even guess where that is the baseline of its task."""
    if record.baseline is not None or record.state.ended or TASKS[record.spec.task].chance_loss is None:
        return record.baseline
    return even_guess(len(registry.describe(record.spec.data).class_names))


def row(point: Point, veils: frozenset[str]) -> Row:
    """A point as the chart is sent it, without the numbers of these names."""
    own = {"epoch": point.epoch, "ends_epoch": point.ends_epoch, "learning_rate": point.learning_rate}
    return own | {name: value for name, value in point.values.items() if name not in veils}
