"""The curves of the run on show, alone or with others laid over them, and what is found in them."""

import streamlit as st

from lessons.tasks import TASKS
from lessons.training.reports.diagnosis import diagnose
from lessons.training.run.history import TrainingRecord
from lessons.training.server.store import Run
from pages.parts import compare, lay_over, live_chart, speed

EPOCH_0 = "Epoch 0: before its first step a network can only guess."
CIRCLE = "That is the circle where each curve will begin."
SO_FAR = "So far nothing stands out in these curves."


def show(slug: str, record: TrainingRecord, veils: frozenset[str]) -> None:
    """Draws the curves with what they say, and how fast the run learns.

    Where numbers of some names are asked, their curves and all words about them wait.
    """
    if veils:
        live_chart.show(slug, name(record), record, None, veils)
    else:
        explain(slug, record)
    speed.show(slug, record)


def explain(slug: str, record: TrainingRecord) -> None:
    """The curves, those of other runs that lie over them, and what is found in them."""
    found = diagnose(record.spec, record.points, record.baseline)
    over = lay_over.selection(slug, record)
    if over:
        compare.show(slug, over, was_active=False)
    else:
        live_chart.show(slug, name(record), record, found)
    if found is not None or not record.state.ended:
        st.info(found.sentence if found else in_progress(record), icon=":material/stethoscope:")


def in_progress(record: TrainingRecord) -> str:
    """What to say of curves that have yet to say something."""
    if record.points:
        return SO_FAR
    # Of some tasks nobody knows what a guess scores, and their charts have no circle.
    return EPOCH_0 if TASKS[record.spec.task].chance_loss is None else f"{EPOCH_0} {CIRCLE}"


def name(record: TrainingRecord) -> str:
    """What tells a run from others on the same chart."""
    return record.id if isinstance(record, Run) else record.spec.data
