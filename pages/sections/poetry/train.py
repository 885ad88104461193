"""Training a network that says the next word."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.poetry import train as lesson
from lessons.course.poetry import views
from lessons.data import registry
from lessons.settings import controls
from lessons.training.run.history import TrainingRecord
from pages.parts import class_size, download_panel, look_inside, own_texts, run_questions, training_view
from pages.parts.training_view import Training

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right."""
    settings = partial(training_view.collect, slug, lesson.Settings, controls(lesson.Settings))
    training_view.show(slug, settings, partial(training, slug, words))


def training(slug: str, words: Mapping[str, str], chosen: lesson.Settings) -> Training:
    """The run that is set, once its text is here."""
    data = text(slug, chosen.data)
    spec = lesson.spec(chosen, data) if data else None
    startable = class_size.permit(spec, spec is None or lesson.is_class_size(spec), words["too large"])

    def course(record: TrainingRecord | None) -> None:
        look_inside.show_run_of(slug, words["look inside"])
        st.caption(words["course"])

    return Training(
        spec,
        startable,
        views.recording(views.RECORDINGS[views.BALLADS]),
        below=course,
        above=run_questions.above(slug, words, lesson.QUESTIONS),
    )


def text(slug: str, title: str) -> str | None:
    """The name of the set of this title once it can be used, None until then; draws what brings it here.

    Any other title than those of the sets asks for the learner's own lines.
    """
    name = views.SETS.get(title)
    if name is None:
        return own_texts.choose_lines(slug)
    return name if download_panel.show(slug, registry.describe(name)) else None
