"""Training a network that reads texts."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.sequence_models import train as lesson
from lessons.course.sequence_models import views
from lessons.training.run.history import TrainingRecord
from pages.parts import look_inside, questions, run_questions, setting, text_set, training_view
from pages.parts.training_view import Training

SETTINGS: tuple[type, ...] = (lesson.Settings,)
SHARED = (
    *("stops", "data", "tokens", "words", "length", "padding"),
    *("epochs", "optimizer", "learning_rate", "batch_size", "seed"),
)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The network and its training on the left; the curves on the right."""
    training_view.show(slug, partial(collect, slug), partial(training, slug, words))


def collect(slug: str) -> lesson.Settings:
    """The network, what can be set about it, and what every run can set."""
    network = training_view.collect(slug, lesson.Settings, ("reader",))
    return setting.collect(slug, lesson.Settings, (*network.fitting, *SHARED))


def training(slug: str, words: Mapping[str, str], chosen: lesson.Settings) -> Training:
    """The run that is set, once its texts are here."""
    spec = lesson.spec(chosen, text_set.ready(slug, chosen.data))

    def inside(record: TrainingRecord | None) -> None:
        look_inside.show_run_of(slug, words["look inside"])

    above = run_questions.above(slug, words, lesson.QUESTIONS)
    return Training(spec, spec, views.recording(views.LSTM), partial(explain, slug, words), inside, above)


def explain(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """How the validation loss slopes, once that was predicted, and how large the network is."""
    if record.state.ended and record.epoch_points and questions.has_guesses(slug, lesson.QUESTIONS, record):
        st.info(words["slope"].format(**lesson.numbers(record)), icon=":material/trending_up:")
