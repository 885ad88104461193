"""Lesson 2.2, augmentation."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.augmentation import apart, epochs, units, validation, variants, views
from lessons.settings import controls
from lessons.training.reports import program
from pages.parts import (
    augmented_runs,
    changes,
    code_panel,
    frame,
    image,
    picture_source,
    questions,
    setting,
    units_panel,
)
from pages.parts.component import component

SLUG = views.SLUG
SPLIT = [2, 3]
"""How wide the settings are, and how wide what they change."""


def show_variants(words: Mapping[str, str]) -> None:
    """The sliders, and many variants of one picture."""
    left, stage = st.columns(SPLIT, gap="medium")
    with left:
        result = changes.variants(SLUG)
    with stage:
        component("variants")(key=f"{SLUG}_variants", data=variants.payload(result))
        changes.again(SLUG)
    layers, generator = st.columns(2, gap="medium")
    layers.markdown(words["layers"])
    layers.code(variants.layers_code(result.settings), language=None, wrap_lines=True)
    generator.markdown(words["generator"])
    generator.code(variants.generator_code(result.settings), language=None, wrap_lines=True)
    questions.show(SLUG, words, variants.QUESTIONS, result)
    code_panel.show(SLUG, variants.code(result), variants.attachments(result))


def show_apart(words: Mapping[str, str]) -> None:
    """One step of one variant, with its numbers, and two steps in both orders."""
    left, stage = st.columns(SPLIT, gap="medium")
    with left:
        drawn = changes.variants(SLUG)
    with stage:
        result = apart.compute(setting.collect(SLUG, apart.Settings, controls(apart.Settings)), drawn)
        pictures = apart.figures(result)
        for column, title, picture in zip(st.columns(2), ("Before", "After"), pictures, strict=True):
            with column:
                image.show(picture, alt=f"{title} the step {result.settings.step}", caption=title)
        # Within a line: on a line of its own, a matrix gets a scroll bar that no key reaches.
        st.markdown(f"${apart.formula(result)}$")
        st.markdown(f"${apart.composed(result)}$")
    st.markdown(words["order"])
    for column, (title, picture) in zip(st.columns([1, 1, 2]), apart.orders(result).items(), strict=False):
        with column:
            image.show(picture, alt=title, caption=title)
    questions.show(SLUG, words, apart.QUESTIONS, result)
    code_panel.show(SLUG, variants.code(drawn), variants.attachments(drawn))


def show_epochs(words: Mapping[str, str]) -> None:
    """What training sees, epoch by epoch."""
    left, stage = st.columns(SPLIT, gap="medium")
    with left:
        chosen = changes.collect(SLUG)
    with stage:
        run = augmented_runs.data(SLUG, variants.augmentation(chosen))
        if run is None:
            return
        result = epochs.compute(setting.collect(SLUG, epochs.Settings, controls(epochs.Settings)), run)
        for title, strip in epochs.strips(result).items():
            label, row = st.columns([1, 7], vertical_alignment="center")
            label.markdown(f"**{title}**")
            with row:
                image.show(strip, alt=f"{title}: {epochs.COLUMNS} pictures")
    if questions.guessed(SLUG, epochs.QUESTIONS, result):
        st.markdown(words["epochs"].format(**epochs.numbers(result)))
    questions.show(SLUG, words, epochs.QUESTIONS, result)
    code_panel.show(SLUG, validation.code(run), program.attachments(run))


def show_validation(words: Mapping[str, str]) -> None:
    """The variants in one row, and below them the curves of runs without and with augmentation."""
    left, stage = st.columns(SPLIT, gap="medium")
    with left:
        drawn = changes.variants(SLUG)
    with stage:
        image.show(variants.strip(drawn), alt=f"{variants.COUNTS[0]} variants of the picture")
        specs = augmented_runs.both(SLUG, variants.augmentation(drawn.settings))
        augmented_runs.curves(SLUG, words, specs)
    augmented_runs.ask(SLUG, words)
    if specs:
        code_panel.show(SLUG, validation.code(specs[-1]), program.attachments(specs[-1]))


def show_units(words: Mapping[str, str]) -> None:
    """One number, read in every way."""
    result = units_panel.show(SLUG, words)
    questions.show(SLUG, words, units.QUESTIONS, result)
    code_panel.show(SLUG, units.code(result), {})


SHOW = {
    views.VARIANTS: show_variants,
    views.APART: show_apart,
    views.EPOCHS: show_epochs,
    views.VALIDATION: show_validation,
    views.UNITS: show_units,
}

OWN = (variants.Settings, apart.Settings, epochs.Settings, validation.Settings, validation.Shown, units.Settings)
setting.remember(SLUG, views.Settings, picture_source.FromDataSet, *OWN)
frame.views(SLUG, views.Settings, SHOW)
