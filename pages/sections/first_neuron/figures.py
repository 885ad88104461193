"""The canvases of the lesson: a line to move by hand, and a descent to watch."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from pages.parts.component import component

Points = Callable[[Sequence[Sequence[float]]], None]
Pair = Callable[[Sequence[float]], None]


def show_by_hand(slug: str, payload: bytes, on_points: Points, on_line: Pair) -> None:
    """Places a line that the learner moves; `on_line` gets weight and bias, `on_points` the edited examples."""
    name = f"{slug}_by_hand"
    component("by_hand")(
        key=name,
        data=payload,
        on_points_change=_listener(name, "points", on_points),
        on_line_change=_listener(name, "line", on_line),
    )


def show_descent(slug: str, payload: bytes, on_points: Points, on_start: Pair) -> None:
    """Places a descent; `on_start` gets the weight and bias to start from, `on_points` the edited examples."""
    name = f"{slug}_descent"
    component("descent")(
        key=name,
        data=payload,
        on_points_change=_listener(name, "points", on_points),
        on_start_change=_listener(name, "start", on_start),
    )


def _listener(name: str, what: str, listener: Callable[[Any], None]) -> Callable[[], None]:
    """Hands the component's message to its listener."""

    def hear() -> None:
        message = st.session_state[name][what]
        if message is not None:
            listener(message)

    return hear
