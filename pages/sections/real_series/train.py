"""Training on real series, a learner's own among them."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.real_series import train as lesson
from lessons.course.real_series.source import Settings
from lessons.data.split_series import SplitSeries
from lessons.settings import controls
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from pages.parts import (
    class_size,
    forecast_view,
    identity,
    questions,
    run_questions,
    series_choice,
    setting,
    training_view,
)
from pages.parts.training_view import Training
from pages.sections.real_series import subject

SETTINGS: tuple[type, ...] = (Settings, lesson.Settings)
Choice = tuple[lesson.Settings, SplitSeries | None]


def show(slug: str, words: Mapping[str, str]) -> None:
    """Series and network on the left; the curves and the forecast on the right."""
    training_view.show(slug, partial(collect, slug), partial(training, slug, words))


def collect(slug: str) -> Choice:
    """The series and what the next run trains with."""
    start_from(slug)
    series = subject.choose(slug)
    network = training_view.collect(slug, lesson.Settings, ("network",)).network
    return setting.collect(slug, lesson.Settings, lesson.fields(network)), series


def start_from(slug: str) -> None:
    """Buttons that set everything at once."""

    def take(title: str, chosen: lesson.Settings) -> None:
        st.session_state[setting.key(slug, "series")] = title
        for name in controls(lesson.Settings):
            st.session_state[setting.key(slug, name)] = getattr(chosen, name)

    with st.popover("Start from …", width="stretch"):
        for label, start in lesson.STARTS.items():
            st.button(label, on_click=take, args=start, key=setting.key(slug, f"start {label}"), width="stretch")


def training(slug: str, words: Mapping[str, str], choice: Choice) -> Training:
    """The run that is set, once its series is here."""
    settings, series = choice
    data = series_choice.name_to_train(slug, series) if series is not None else None
    spec = possible(words, settings, data, series)
    startable = class_size.permit(spec, spec is not None and lesson.is_class_size(spec), words["too large"])
    return Training(
        spec,
        startable,
        lesson.recording(settings, data),
        partial(follow, slug, words),
        above=partial(ask, slug, words),
    )


def possible(
    words: Mapping[str, str], settings: lesson.Settings, data: str | None, series: SplitSeries | None
) -> TrainingSpec | None:
    """The run that is set; None while there is no series, and where the window leaves nothing to learn from."""
    if data is None or series is None:
        return None
    if settings.window >= series.split:
        st.warning(words["too wide"].format(window=settings.window, train=series.split), icon=":material/block:")
        return None
    return lesson.spec(settings, data, own_split(series))


def own_split(series: SplitSeries) -> int | None:
    """Where the learner has split their own; None for a series that has its split."""
    return None if series.own is None else series.split


def ask(slug: str, words: Mapping[str, str], record: TrainingRecord) -> frozenset[str]:
    """The question about a run, unless it learned what another learner brought."""
    if not identity.may_see(record.spec.data):
        return frozenset()
    return run_questions.above(slug, words, lesson.QUESTIONS)(record)


def follow(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """The forecast after every epoch, and how the run stands to the exercise."""
    if not identity.may_see(record.spec.data):
        return
    known = questions.has_guesses(slug, lesson.QUESTIONS, record)
    forecast_view.show(slug, record, () if known else (f"val_{record.metric.name}",))
    section = lesson.verdict(record)
    if known and section is not None and record.state.ended:
        st.info(words[section].format(**lesson.numbers(record)), icon=":material/flag:")
