"""Training: the forecast drawn epoch by epoch, the weights over the window, and exercise 4.2."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.windows import source, views, weights
from lessons.course.windows import train as lesson
from lessons.settings import controls
from lessons.training.run.history import TrainingRecord
from pages.parts import forecast_view, identity, questions, run_questions, series_choice, setting, training_view
from pages.parts.component import component
from pages.parts.training_view import Training
from pages.sections.windows import subject
from pages.sections.windows.subject import Subject

SETTINGS: tuple[type, ...] = (source.Settings, lesson.Settings, lesson.Display)
Chosen = tuple[Subject | None, TrainingRecord, lesson.Settings]


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right, below them the forecast and the weights of the newest epoch."""
    training_view.show(slug, partial(settings, slug), partial(training, slug, words))


def settings(slug: str) -> Chosen:
    """The recording to look at until there is a run, the series, and what the next run is set to."""
    recorded = views.recording(lesson.RECORDED[setting.draw(slug, lesson.Display, "recorded")])
    chosen = subject.choose(slug)
    return chosen, recorded, training_view.collect(slug, lesson.Settings, controls(lesson.Settings))


def training(slug: str, words: Mapping[str, str], chosen: Chosen) -> Training:
    """The run that is set, once its series is here."""
    about, recorded, run = chosen
    data = series_choice.name_to_train(slug, about.series) if about is not None else None
    spec = lesson.spec(run, data, about.moved_split) if about is not None and data is not None else None
    if spec is None:
        st.info(words["none yet" if about is None else "too short"], icon=":material/table:")
    return Training(
        spec, spec, recorded, partial(follow, slug, words), above=run_questions.above(slug, words, lesson.QUESTIONS)
    )


def follow(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """The forecast after every epoch; how the run stands to the exercise; and what it weighs."""
    known = questions.has_guesses(slug, lesson.QUESTIONS, record)
    forecast_view.show(slug, record, () if known else (f"val_{record.metric.name}",))
    section = lesson.exercise(record)
    if known and section is not None:
        st.markdown(words[section].format(**lesson.exercise_numbers(record)))
    if record.whole_epochs and identity.may_see(record.spec.data):
        compare_weights(slug, words, record)


def compare_weights(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """The weights of networks and of least squares over the window."""
    result = weights.compute(record)
    st.markdown(words["weights"].format(**weights.numbers(result)))
    component("window_weights")(key=f"{slug}_window_weights", data=weights.payload(result))
