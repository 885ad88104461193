"""Training with remedies to combine."""

from collections.abc import Mapping
from functools import partial

from lessons.course.overfitting import train as lesson
from lessons.course.overfitting import views
from lessons.settings import controls
from lessons.training.run.history import TrainingRecord
from pages.parts import own_pictures, questions, run_questions, setting, training_view
from pages.parts.training_view import Training
from pages.sections.overfitting import below

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Remedies to combine on the left; the curves on the right."""
    settings = partial(setting.collect, slug, lesson.Settings, controls(lesson.Settings))
    training_view.show(slug, settings, partial(training, slug, words))


def training(slug: str, words: Mapping[str, str], chosen: lesson.Settings) -> Training:
    """The run that is set, once its pictures are here."""
    spec = lesson.spec(chosen, own_pictures.choose_if_own(slug, chosen.data))
    return Training(
        spec,
        training_view.ready(slug, spec),
        views.recording(views.NONE),
        partial(explain, slug, words),
        above=run_questions.above(slug, words, lesson.QUESTIONS),
    )


def explain(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """Why both measures of a run's training differ in the end, once it has come and its gap was predicted."""
    if record.state.ended and questions.has_guesses(slug, lesson.QUESTIONS[-1:], record):
        below.explain(words, record)
