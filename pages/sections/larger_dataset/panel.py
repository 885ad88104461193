"""The training panel of runs with an honest validation, or of those with a leaking one."""

from collections.abc import Mapping

import streamlit as st

from lessons.training.reports.diagnosis import diagnose
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from pages.parts import live_chart, refusal, steering, training_panel, training_view
from pages.parts.training_view import Follow


def show(
    words: Mapping[str, str], slug: str, spec: TrainingSpec | None, recorded: TrainingRecord, follow: Follow
) -> TrainingRecord | None:
    """The training panel, for runs that validate as the recording did; hands out what it shows, once that is finished.

    `spec` is what Train starts. The page's run of the other kind is left alone: the recording stands for it.
    """
    run = training_panel.current(slug)
    if run is None or run.spec.leak == recorded.spec.leak:
        return training_view.panel(slug, spec, recorded, follow)
    training_panel.start(slug, spec, active=not run.state.ended)
    refusal.show(steering.where(slug))
    st.caption(words["borrowed run"])
    live_chart.rewind(slug)
    diagnosis = diagnose(recorded.spec, recorded.points, recorded.baseline)
    live_chart.show(slug, f"{recorded.spec.data} {recorded.spec.leak}", recorded, diagnosis)
    follow(recorded)
    return recorded
