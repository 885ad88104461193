"""Training: where the network starts, how much of the base it keeps, and what of it learns."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.transfer_learning import train as lesson
from lessons.training.run.history import TrainingRecord
from pages.parts import download_panel, own_pictures, setting, training_view
from pages.parts.training_view import Training

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right."""
    training_view.show(slug, partial(settings, slug), partial(training, slug, words))


def settings(slug: str) -> lesson.Settings:
    """What the next run is set to: first what decides which settings there are."""
    chosen = training_view.collect(slug, lesson.Settings, lesson.PICTURES)
    return setting.collect(slug, lesson.Settings, lesson.rest(chosen))


def training(slug: str, words: Mapping[str, str], chosen: lesson.Settings) -> Training:
    """The run that is set, once its pictures and what its base has learned are here."""
    spec = lesson.spec(chosen, own_pictures.choose_if_own(slug, chosen.data))
    weights = lesson.weights(chosen)
    here = weights is None or download_panel.show(slug, weights)

    def explain(record: TrainingRecord) -> None:
        st.info(words[f"network {chosen.start}"].format(**lesson.numbers(chosen)), icon=":material/visibility:")
        if weights is not None:
            st.caption(words["source"].format(origin=weights.origin, licence=weights.licence))

    return Training(spec, spec if here else None, lesson.recording_of(chosen), explain)
