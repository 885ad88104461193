"""Lesson 1.3, feature maps."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.feature_maps import explore, opened, train
from lessons.settings import controls
from lessons.training.reports import program
from pages.parts import (
    code_panel,
    compare,
    data_note,
    frame,
    network_explorer,
    questions,
    set_of_pictures,
    setting,
    training_panel,
)

SLUG = train.SLUG


def watch_it_learn(words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right, and below them the maps of the newest epoch."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        st.caption("What the next run trains with:")
        chosen = setting.collect(SLUG, train.Settings, controls(train.Settings))
    with stage:
        data = set_of_pictures.ready(SLUG, train.SETS[chosen.data].data)
        spec = train.spec(chosen, data)
        recorded = explore.recording(explore.TEXTURES if spec.network == "tiny-vgg" else explore.DIGITS)
        training_panel.show(
            SLUG, spec if data else None, recorded, lambda record: network_explorer.follow(SLUG, record)
        )
        data_note.show(train.data_row(spec), spec.examples)
    st.info(words[f"callback {chosen.callback}"], icon=":material/visibility:")
    code_panel.show(SLUG, train.code(spec), program.attachments(spec))


def show(sections: Mapping[str, str]) -> None:
    """What the learner has chosen to see."""
    view = setting.views(SLUG, explore.Settings)
    if view == explore.TRAIN:
        watch_it_learn(sections)
    elif view == explore.COMPARE:
        compare.show(SLUG)
    else:
        run, shown = network_explorer.show(SLUG, sections)
        data_note.show(train.data_row(run.spec), run.spec.examples)
        questions.show(SLUG, sections, explore.questions(shown), shown)
        code_panel.show(SLUG, opened.code(run), opened.attachments(run, shown.picture))


setting.remember(SLUG, explore.Settings, train.Settings)
frame.lesson(SLUG, show)
