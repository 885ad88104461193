"""Training a network that says the next word."""

from collections.abc import Mapping
from functools import partial

from lessons.course.poetry import train as lesson
from lessons.course.poetry import views
from lessons.settings import controls
from pages.parts import class_size, run_questions, training_view
from pages.parts.training_view import Training

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right."""
    settings = partial(training_view.collect, slug, lesson.Settings, controls(lesson.Settings))
    training_view.show(slug, settings, partial(training, slug, words))


def training(slug: str, words: Mapping[str, str], chosen: lesson.Settings) -> Training:
    """The run that is set, once its text is here."""
    ready = training_view.ready(slug, lesson.spec(chosen))
    startable = class_size.permit(ready, ready is None or lesson.is_class_size(ready), words["too large"])
    return Training(
        ready,
        startable,
        views.recording(views.RECORDINGS[views.BALLADS]),
        above=run_questions.above(slug, words, lesson.QUESTIONS),
    )
