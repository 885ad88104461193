"""What a run of real images is set to: whether it fits together, and who may start it."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons.course.real_images import train
from lessons.training.run.spec import TrainingSpec
from pages.parts import class_size, setting

GEOMETRY_LAB = {"convolution_view": "Output size"}
"""What opens the page about convolution on the section that says why."""


def collect(slug: str) -> tuple[train.Settings, DeltaGenerator, DeltaGenerator]:
    """Draws every setting but how the network answers.

    Hands out what was set, a place beside those that must fit together, and one for the answer.
    """
    start_from(slug)
    setting.collect(slug, train.Settings, train.PICTURES)
    fit, answer = st.container(), st.container()
    return setting.collect(slug, train.Settings, train.REST), fit, answer


def choose_answer(slug: str, words: Mapping[str, str], settings: train.Settings, data: str | None) -> train.Settings:
    """Asks how the network answers, where the pictures leave a choice; the settings with that."""
    if train.has_choice(data):
        return replace(settings, answer=setting.draw(slug, train.Settings, train.ANSWER))
    st.caption(words["no choice"].format(classes=len(train.class_names(data))))
    return replace(settings, answer=train.SOFTMAX)


def start_from(slug: str) -> None:
    """Buttons that set everything at once."""

    def take(chosen: train.Settings) -> None:
        for name in (*train.PICTURES, train.ANSWER, *train.REST):
            st.session_state[setting.key(slug, name)] = getattr(chosen, name)

    with st.popover("Start from …", width="stretch"):
        for label, chosen in train.STARTS.items():
            st.button(label, on_click=take, args=(chosen,), key=setting.key(slug, f"start {label}"), width="stretch")


def possible(words: Mapping[str, str], settings: train.Settings, data: str | None) -> TrainingSpec | None:
    """The run that is set, and the way of a picture through it; where the layers do not fit, why, and None."""
    if data is None:
        return None
    try:
        spec = train.spec(settings, data)
    except ValueError as error:
        st.warning(str(error), icon=":material/block:")
        st.page_link("pages/convolution.py", label="See why", icon=":material/straighten:", query_params=GEOMETRY_LAB)
        return None
    st.caption(words["shapes"].format(**train.shapes(spec)))
    return spec


def permit(words: Mapping[str, str], spec: TrainingSpec | None) -> TrainingSpec | None:
    """The run, where this learner may start it."""
    if spec is None:
        return None
    sentence = words["too large"].format(pixels=round(train.pixels(spec) / 1e6))
    return class_size.permit(spec, train.is_class_size(spec), sentence)
