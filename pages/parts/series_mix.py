"""A learner's mix: the faders that make it, and what they are moved to, kept in the address."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lessons.data import split_series
from lessons.data.sets import mixed_series
from lessons.data.split_series import MIX, SplitSeries
from lessons.figures import mixer
from lessons.maths.series_mix import Recipe
from pages.parts import address, series_choice
from pages.parts.component import component

NAME = "mix"
"""Under this name the address holds the recipe."""


def read(slug: str) -> SplitSeries:
    """The mix as the address keeps it; the lecture's series at first."""
    recipe = mixed_series.parse(address.read(slug, NAME)) or mixed_series.PRESETS["Lecture"]
    return split_series.from_mix(recipe, series_choice.stored_split(slug, MIX))


def choose(slug: str) -> SplitSeries:
    """The mix, below the faders that make it."""
    mix = read(slug)
    show(slug, mix)
    return mix


def show(slug: str, mix: SplitSeries, shares: Mapping[str, float] | None = None) -> None:
    """Places the faders; what they are moved to is kept in the address. `shares` as of `mixer.payload`."""
    place = f"{slug}_mixer"
    recipe = mixed_series.recipe_of(mix.data or "")
    assert recipe is not None

    def write_mix() -> None:
        moved: Mapping[str, Any] | None = st.session_state[place]["mix"]
        if moved is not None:
            keep(slug, Recipe(**moved))

    def write_split() -> None:
        moved = st.session_state[place]["split"]
        if moved is not None:
            address.write(slug, "split", f"{MIX},{int(moved)}")

    data = mixer.payload(mixed_series.PRESETS, recipe, mix.split, split_series.splits(len(mix.values)), shares)
    component("mixer")(key=place, data=data, on_mix_change=write_mix, on_split_change=write_split)


def keep(slug: str, recipe: Recipe) -> None:
    """Keeps a recipe, if the faders can be set to it."""
    written = mixed_series.write(recipe)
    if mixed_series.parse(written) is not None:
        address.write(slug, NAME, written)
