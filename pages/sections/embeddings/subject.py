"""The network that a section looks into, and the words that a learner types, kept in the session alone."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.embeddings import network, views
from lessons.settings import controls
from lessons.training.run.history import TrainingRecord
from pages.parts import network_choice, setting
from pages.parts.network_choice import Test
from pages.parts.setting import key


def choose(
    slug: str,
    words: Mapping[str, str],
    has_learned: Test = network.has_words,
    settings: type = views.Settings,
    name: str = "network",
) -> tuple[str, TrainingRecord]:
    """The recording or the learner's own run, with its name, as the setting of this `name` says.

    The recording that the setting begins with stands in for a run that does not fit.
    """
    title = setting.draw(slug, settings, name)
    first = str(controls(settings)[name].default)
    return network_choice.choose(slug, words, title, recording, first, has_learned)


def recording(title: str) -> TrainingRecord:
    """The recording of that title."""
    return views.recording(views.RECORDINGS[title])


def typed(slug: str, name: str, first: str) -> str:
    """What was last typed into a field of this name."""
    return str(st.session_state.get(key(slug, f"typed_{name}"), first))


def keep(slug: str, name: str, component: str) -> None:
    """Keeps what a component tells of a field."""
    value = st.session_state[component][name]
    if value is not None:
        st.session_state[key(slug, f"typed_{name}")] = value
