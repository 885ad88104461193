"""Training: the course's exercise 3 and the explorer's second network."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.feature_maps import explore
from lessons.course.feature_maps import train as lesson
from lessons.settings import controls
from lessons.training.run.history import TrainingRecord
from pages.parts import identity, set_of_pictures, setting, training_view
from pages.parts.training_view import Training
from pages.sections.feature_maps.explore import show_explorer

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right, and below them the maps of the newest epoch."""
    settings = partial(training_view.collect, slug, lesson.Settings, controls(lesson.Settings))
    training_view.show(slug, settings, partial(training, slug, words), lesson.code)


def training(slug: str, words: Mapping[str, str], chosen: lesson.Settings) -> Training:
    """The run that is set, once its pictures are here."""
    data = set_of_pictures.ready(slug, lesson.SETS[chosen.data].data)
    spec = lesson.spec(chosen, data)
    recorded = explore.recording(explore.TEXTURES if spec.network == "tiny-vgg" else explore.DIGITS)

    def explain(record: TrainingRecord | None) -> None:
        st.info(words[f"callback {chosen.callback}"], icon=":material/visibility:")

    return Training(spec, spec if data else None, recorded, partial(follow, slug, words), explain)


def follow(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """The explorer on the newest weights of a run."""
    if record.epochs_with_weights and identity.may_see(record.spec.data):
        epoch = record.epochs_with_weights[-1]
        settings = setting.current(slug, explore.Settings)
        picture = explore.from_validation(record, settings.number)
        result = explore.compute(settings, record, record.layers(epoch), picture)
        show_explorer(slug, explore.network(result, f"epoch-{epoch}", words))
