"""Training: the forecast drawn epoch by epoch, and the ladder that holds every run against naive and the floor."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.recurrent_forecasts import ladder, rates, views
from lessons.course.recurrent_forecasts import train as lesson
from lessons.data import split_series
from lessons.data.split_series import MIX, SplitSeries
from lessons.settings import controls
from lessons.training.reports import forecasts
from lessons.training.run.history import TrainingRecord
from pages.parts import (
    forecast_view,
    identity,
    own_series,
    questions,
    run_questions,
    series_choice,
    series_mix,
    setting,
    training_view,
)
from pages.parts.component import component
from pages.parts.training_view import Training

SETTINGS: tuple[type, ...] = (lesson.Settings, lesson.Display)
Choice = tuple[TrainingRecord, lesson.Settings, SplitSeries | None]


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; on the right the curves, the forecast and the ladder."""
    training_view.show(slug, partial(collect, slug), partial(training, slug, words))


def collect(slug: str) -> Choice:
    """The recording to look at, what the next run trains with, and the series that a learner has made for it."""
    recorded = views.recording(lesson.RECORDED[setting.draw(slug, lesson.Display, "recorded")])
    title = training_view.collect(slug, lesson.Settings, ("data",)).data
    made = choose(slug, title)
    others = [name for name in controls(lesson.Settings) if name != "data"]
    return recorded, setting.collect(slug, lesson.Settings, others), made


def choose(slug: str, title: str) -> SplitSeries | None:
    """A learner's mix, or their own, split where they want it; None until that is here, and for any other series."""
    if title == MIX:
        return series_mix.choose(slug)
    own = own_series.choose(slug) if title == lesson.OWN else None
    return series_choice.split(slug, split_series.from_table(own, period=0)) if own is not None else None


def training(slug: str, words: Mapping[str, str], choice: Choice) -> Training:
    """The run that is set, once its series is here."""
    recorded, settings, made = choice
    name = series_choice.name_to_train(slug, made) if made is not None else None
    run = lesson.spec(settings, name, made.split if made is not None and made.own is not None else 0)
    if run is None:
        st.info(words["none yet"], icon=":material/table:")
    spec = training_view.ready(slug, run)
    return Training(
        spec,
        spec,
        recorded,
        partial(follow, slug, words),
        above=run_questions.above(slug, words, lesson.QUESTIONS),
    )


def follow(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """The forecast after every epoch, its error once that is predicted; below it the ladder, once the run has ended."""
    known = questions.has_guesses(slug, (lesson.RUN,), record)
    forecast_view.show(slug, record, () if known else (f"val_{record.metric.name}",))
    sweep = rates.of(record)
    if sweep is not None:
        component("rates")(key=f"{slug}_rates", data=rates.payload(sweep))
    if sweep is not None and record.state.ended:
        st.info(words["swept"].format(**rates.numbers(sweep)), icon=":material/speed:")
    if record.state.ended and identity.may_see(record.spec.data):
        climb(slug, words, record)


def climb(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """The ladder; its errors once both questions are answered."""
    known = questions.has_guesses(slug, lesson.QUESTIONS, record)
    rungs, ahead = ladder.compute(record), forecasts.subject(record.spec)
    data = ladder.payload(rungs, record.spec.data, ahead, words["ladder"] if known else "", known)
    component("ladder")(key=f"{slug}_ladder", data=data)
    st.markdown(words["exercise"].format(**ladder.exercise_numbers()))
    st.caption(words["stateful"])
