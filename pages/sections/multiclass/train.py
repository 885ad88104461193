"""Training: hands or signs, in class size and in the course's."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.multiclass import train as lesson
from lessons.course.multiclass import views
from lessons.settings import controls
from lessons.training.run.history import TrainingRecord
from pages.parts import class_size, set_of_pictures, training_view
from pages.parts.training_view import Training
from pages.sections.multiclass import network

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right."""
    settings = partial(training_view.collect, slug, lesson.Settings, controls(lesson.Settings))
    training_view.show(slug, settings, partial(training, slug, words))


def training(slug: str, words: Mapping[str, str], chosen: lesson.Settings) -> Training:
    """The run that is set, once its pictures are here."""
    data = set_of_pictures.ready(slug, lesson.DATA.get(chosen.data))
    spec = lesson.spec(chosen, data) if data else None
    startable = class_size.permit(spec, spec is None or lesson.is_class_size(spec), words["too large"])
    return Training(spec, startable, network.recording(views.HANDS), partial(follow, words))


def follow(words: Mapping[str, str], record: TrainingRecord) -> None:
    """How a run stands to guessing."""
    if record.epoch_points:
        st.markdown(words["follow"].format(**lesson.numbers(record)))
