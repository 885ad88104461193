"""Free run: forecasts that are fed back, from twenty starts, and how fast they go astray."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.recurrent_forecasts import free_run as lesson
from lessons.course.recurrent_forecasts import views
from lessons.data.simple_forecasts import LINEAR
from lessons.settings import controls
from lessons.training.reports.program import attachments
from pages.parts import code_panel, questions, setting, trained
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Who forecasts on the left; the fan and its errors on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = collect(slug)
    result = compute(slug, settings)
    with stage:
        open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
        component("fan")(key=f"{slug}_fan", data=lesson.payload(result, open_answers))
    name = lesson.NETWORKS.get(settings.forecaster)
    spec = views.recording(name).spec if name else None
    code_panel.show(slug, lesson.code(result, spec), attachments(spec) if spec else {})


def collect(slug: str) -> lesson.Settings:
    """The settings; a network's window is as long as it was when it learned."""
    names = [name for name in controls(lesson.Settings) if name != "linear_window"]
    forecaster = setting.current(slug, lesson.Settings).forecaster
    return setting.collect(slug, lesson.Settings, [*names, *(["linear_window"] if forecaster == LINEAR else [])])


def compute(slug: str, settings: lesson.Settings) -> lesson.Result:
    """The free runs: of least squares at once, of a recorded network kept for all learners."""
    name = lesson.NETWORKS.get(settings.forecaster)
    if name is None:
        return lesson.compute(settings, lesson.linear(settings.linear_window), settings.linear_window)
    return by_network(slug, name, settings.forecaster, settings.horizon)


@st.cache_resource(show_spinner=False, max_entries=32)
def by_network(slug: str, name: str, forecaster: str, horizon: int) -> lesson.Result:
    """The free runs of a recorded network."""
    record = views.recording(name)
    layers = trained.layers(f"{slug}_{name}", record, record.whole_epochs[-1])
    settings = lesson.Settings(forecaster=forecaster, horizon=horizon)
    return lesson.compute(settings, lesson.by_network(record, layers), record.spec.data_options["window"])
