"""Many small pictures on a page, from which a learner picks one."""

from collections.abc import Callable

import streamlit as st

from pages.parts.component import component


def show(slug: str, name: str, payload: bytes, on_pick: Callable[[int], None]) -> None:
    """Places a sheet with a payload of `lessons.figures.sheet`; `on_pick` gets the place of the picture picked."""
    place = f"{slug}_{name}"

    def hand_on() -> None:
        at = st.session_state[place]["picked"]
        if at is not None:
            on_pick(int(at))

    component("sheet")(key=place, data=payload, on_picked_change=hand_on)
