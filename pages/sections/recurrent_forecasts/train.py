"""Training: the forecast drawn epoch by epoch, and the ladder that holds every run against naive and the floor."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.recurrent_forecasts import ladder, views
from lessons.course.recurrent_forecasts import train as lesson
from lessons.settings import controls
from lessons.training.reports import forecasts
from lessons.training.run.history import TrainingRecord
from pages.parts import forecast_view, identity, own_series, questions, run_questions, training_view
from pages.parts.component import component
from pages.parts.training_view import Training

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; on the right the curves, the forecast and the ladder."""
    settings = partial(training_view.collect, slug, lesson.Settings, controls(lesson.Settings))
    training_view.show(slug, settings, partial(training, slug, words))


def training(slug: str, words: Mapping[str, str], chosen: lesson.Settings) -> Training:
    """The run that is set, once its series is here."""
    own = own_series.choose(slug) if chosen.data == lesson.OWN else None
    run = lesson.spec(chosen, own_series.name_to_train(slug, own) if own is not None else None)
    if run is None:
        st.info(words["none yet"], icon=":material/table:")
    spec = training_view.ready(slug, run)
    return Training(
        spec,
        spec,
        views.recording(views.MEMORIES[views.LSTM]),
        partial(follow, slug, words),
        above=run_questions.above(slug, words, lesson.QUESTIONS),
    )


def follow(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """The forecast after every epoch, its error once that is predicted; below it the ladder, once the run has ended."""
    known = questions.has_guesses(slug, (lesson.RUN,), record)
    forecast_view.show(slug, record, () if known else (f"val_{record.metric.name}",))
    if (numbers := lesson.swept_numbers(record)) is not None:
        st.info(words["swept"].format(**numbers), icon=":material/speed:")
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
