"""The canvas with the gap as a bracket; where the learner moves it goes to the address."""

from collections.abc import Callable

import streamlit as st

from lessons.course.overfitting import gap as lesson
from lessons.figures.gap import Position
from pages.parts import address
from pages.parts.component import component


def show(slug: str, section: str, payload: Callable[[Position], bytes], first: Position) -> None:
    """Places the canvas of a section with what `payload` makes of the position, which at first is `first`."""
    name = f"{slug}_{section}_chart"

    def write_position() -> None:
        address.write(slug, section, lesson.write_position(Position(*st.session_state[name]["position"])))

    position = lesson.read_position(address.read(slug, section), first)
    component("gap")(key=name, data=payload(position), on_position_change=write_position)
