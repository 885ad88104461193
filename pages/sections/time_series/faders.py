"""The faders of a mix: large where the mix is the subject, small beside another picture of it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lessons.course.time_series import mixer, source
from lessons.maths.series_mix import Recipe
from pages.parts import address, series_choice
from pages.parts.component import component


def compute(slug: str) -> mixer.Result:
    """The mix as the address keeps it; the lecture's at first."""
    recipe = source.parse_recipe(address.read(slug, "mix")) or source.PRESETS["Lecture"]
    return mixer.compute(recipe, series_choice.stored_split(slug, source.MIX))


def show(slug: str, result: mixer.Result, show_shares: bool) -> None:
    """Places the faders; what they are moved to is kept in the address."""
    name = f"{slug}_mixer"

    def mixed() -> None:
        mix: Mapping[str, Any] | None = st.session_state[name]["mix"]
        if mix is not None:
            keep_mix(slug, mix)

    def moved() -> None:
        place = st.session_state[name]["split"]
        if place is not None:
            address.write(slug, "split", f"{source.MIX},{int(place)}")

    component("mixer")(key=name, data=mixer.payload(result, show_shares), on_mix_change=mixed, on_split_change=moved)


def keep_mix(slug: str, mix: Mapping[str, Any]) -> None:
    """Keeps what the faders were moved to; another mix starts with its own split."""
    written = source.write_recipe(Recipe(**mix))
    if source.parse_recipe(written) is not None:
        address.write(slug, "mix", written)
