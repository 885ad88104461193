"""The bar at the top of every page of a class: what the room is told, drawn by the browser as it hears of it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from lessons.figures import palette
from pages.parts import ask_the_class, challenge_note, identity
from pages.parts.component import component
from pages.web import classroom

KEY = "class_bar"
COLOURS = {"bar": palette.TRAINING, "right": palette.BEST}
HEARERS: Mapping[str, Callable[[Any], None]] = {
    "poll": ask_the_class.step,
    "challenge": challenge_note.join,
}
"""Who hears of what the bar tells the server, by the name of the trigger."""


def show() -> None:
    """Draws the bar; what it tells the server runs the bar alone again, not its page."""
    if classroom.current().address is not None:
        st.fragment(mount)()


def mount() -> None:
    """The component that listens to the news."""
    callbacks: dict[str, Any] = {f"on_{name}_change": partial(hear, name) for name in HEARERS}
    component("classroom")(data={"teacher": identity.is_teacher(), "colours": COLOURS}, key=KEY, **callbacks)
    challenge_note.go()


def hear(name: str) -> None:
    """Hands what the bar has told on to who hears of it."""
    value = getattr(st.session_state[KEY], name)
    if value is not None:
        HEARERS[name](value)
