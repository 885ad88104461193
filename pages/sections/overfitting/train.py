"""Training with remedies to combine."""

from collections.abc import Mapping
from functools import partial

from lessons.course.overfitting import train as lesson
from lessons.course.overfitting import views
from lessons.settings import controls
from pages.parts import own_pictures, questions, setting, training_panel, training_view
from pages.parts.training_view import Training
from pages.sections.overfitting import below

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Remedies to combine on the left; the curves on the right."""
    settings = partial(setting.collect, slug, lesson.Settings, controls(lesson.Settings))
    training_view.show(slug, settings, partial(training, slug, words))


def training(slug: str, words: Mapping[str, str], chosen: lesson.Settings) -> Training:
    """The run that is set, once its pictures are here; above it the questions about the run on show."""
    spec = lesson.spec(chosen, own_pictures.choose_if_own(slug, chosen.data))
    startable = training_view.ready(slug, spec)
    run = training_panel.current(slug)
    open_answers = frozenset() if run is None else questions.show(slug, words, lesson.QUESTIONS, run)
    follow = partial(below.explain, words) if run is None or "end" in open_answers else training_view.nothing
    return Training(spec, startable, views.recording(views.NONE), follow)
