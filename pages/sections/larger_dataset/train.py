"""Training: the course's network for cats and dogs, and how a run stands to exercise 5."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.larger_dataset import train as lesson
from lessons.course.larger_dataset import views
from lessons.settings import controls
from lessons.training.run.history import TrainingRecord
from pages.parts import own_pictures, questions, run_questions, training_view
from pages.parts.training_view import Training

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right, and how the run stands to exercise 5."""
    settings = partial(training_view.collect, slug, lesson.Settings, controls(lesson.Settings))
    training_view.show(slug, settings, partial(training, slug, words), lesson.code)


def training(slug: str, words: Mapping[str, str], chosen: lesson.Settings) -> Training:
    """The run that is set, once its pictures are here."""
    spec = lesson.spec(chosen, own_pictures.choose_if_own(slug, chosen.data))

    def explain(record: TrainingRecord | None) -> None:
        st.info(words[f"callback {chosen.callback}"].format(**lesson.GOALS), icon=":material/visibility:")

    recorded = views.recording(views.WHOLE)
    above = run_questions.above(slug, words, lesson.QUESTIONS)
    return Training(spec, training_view.ready(slug, spec), recorded, partial(follow, slug, words), explain, above)


def follow(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """How a run stands to exercise 5, once what it tells of the curves was predicted."""
    if record.epoch_points and questions.has_guesses(slug, lesson.QUESTIONS, record):
        st.markdown(words[lesson.exercise(record)].format(**lesson.exercise_numbers(record)))
