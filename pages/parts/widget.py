"""The widget of a declared control, bound to the address; and which controls the section on show has."""

import json
from collections.abc import Iterator
from typing import Any

import streamlit as st

from lessons.settings import Choice, Control, Menu, Slider, Switch


def draw(place: str, control: Control, **look: Any) -> Any:
    """Draws the widget of a control that is kept under a name, and returns its value."""
    fill_in(place, control)
    keep_in_address(place, control)
    note(place, control)
    value = place_widget(control, {"label": control.label, "key": place, "bind": "query-params"} | look)
    if value is None:
        # An address may name a choice and leave it empty. Streamlit reads that as "nothing chosen", and lets nobody
        # change it before the next run.
        st.rerun()
    return value


def begin() -> None:
    """Forgets which controls were drawn: a section draws its own anew."""
    st.session_state["drawn"] = {}


def note(place: str, control: Control) -> None:
    """Counts a control among those of the section on show."""
    st.session_state.setdefault("drawn", {})[place] = control


def on_show() -> Iterator[tuple[str, Control, Any]]:
    """The controls that the section has drawn: the name of each in the address, what was declared, and its value."""
    drawn: dict[str, Control] = st.session_state.get("drawn", {})
    for place, control in drawn.items():
        yield place, control, st.session_state.get(place, control.default)


def place_widget(control: Control, shared: dict[str, Any]) -> Any:
    """Places the widget that fits a control; `shared` is what it is told whatever its kind."""
    if isinstance(control, Switch):
        return st.toggle(value=control.default, **shared)
    shared["help"] = control.help or None
    if isinstance(control, Slider):
        return st.slider(
            min_value=control.low, max_value=control.high, value=control.default, step=control.step, **shared
        )
    if isinstance(control, Menu):
        return st.selectbox(options=control.options, index=control.options.index(control.default), **shared)
    return st.segmented_control(options=control.options, default=control.default, required=True, **shared)


def fill_in(place: str, control: Control) -> None:
    """Sets to its default what an address has left empty, and to its successor what it calls by a former name."""
    if st.session_state.get(place, control.default) is None:
        st.session_state[place] = control.default
    written = st.query_params.get(place, "")
    if isinstance(control, Choice) and written in control.former and place not in st.session_state:
        st.session_state[place] = control.former[written]


def keep_in_address(place: str, control: Control) -> None:
    """Lets Streamlit write a setting to the address again where it is not what the widget was set to.

    A widget that other controls have pushed to another place on the page no longer writes to the address by itself.
    """
    seen: set[str] = st.session_state.setdefault("seen", set())
    repeated: set[str] = st.session_state.setdefault("repeated", set())
    if place in seen and place in st.session_state:
        value = st.session_state[place]
        is_written = _is_written(st.query_params.get(place), value, control.default)
        # What was set again a moment ago may reach the browser after a newer value has left it: then that one, too, is.
        if place in repeated or not is_written:
            st.session_state[place] = value
        (repeated.discard if is_written else repeated.add)(place)
    seen.add(place)


def _is_written(text: str | None, value: Any, default: Any) -> bool:
    if text is None or isinstance(value, str):
        return bool(value == (default if text is None else text))
    try:
        return bool(value == json.loads(text))
    except ValueError:
        return False
