"""Widgets from a lesson's declared settings, each bound to the address so that a link restores the page."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from lessons.settings import Choice, Control, Menu, Slider, Switch, controls, parse

Settings = TypeVar("Settings")

ONLY = "only"
"""Under this name the address holds which settings have a control."""


def key(slug: str, name: str) -> str:
    """A setting's name in the session and in the address. Pages share both, so the lesson's slug keeps them apart."""
    return f"{slug}_{name}"


def draw(slug: str, settings: type, name: str, **look: Any) -> Any:
    """Draws the widget of one declared setting and returns its value; `look` is what else the widget is told."""
    control, place = controls(settings)[name], key(slug, name)
    shown = only()
    if shown is None or name in shown:
        return draw_control(place, control, **look)
    st.session_state.setdefault("drawn", {})[place] = control
    if st.session_state.get(place) is None:
        st.session_state[place] = parse(control, st.query_params.get(place))
    return st.session_state[place]


def draw_control(place: str, control: Control, **look: Any) -> Any:
    """Draws the widget of a control that is kept under a name, and returns its value."""
    fill_in(place, control)
    keep_in_address(place, control)
    st.session_state.setdefault("drawn", {})[place] = control
    value = place_widget(control, {"label": control.label, "key": place, "bind": "query-params"} | look)
    if value is None:
        # An address may name a choice and leave it empty. Streamlit reads that as "nothing chosen", and lets nobody
        # change it before the next run.
        st.rerun()
    return value


def begin() -> None:
    """Forgets which controls were drawn: a section draws its own anew."""
    st.session_state["drawn"] = {}


def on_show() -> Iterator[tuple[str, Control, Any]]:
    """The controls that the section has drawn: the name of each in the address, what was declared, and its value."""
    drawn: dict[str, Control] = st.session_state.get("drawn", {})
    for place, control in drawn.items():
        yield place, control, st.session_state.get(place, control.default)


def only() -> frozenset[str] | None:
    """The names of the settings whose controls the address shows, as a link for homework does; None: it shows all."""
    names = st.query_params.get(ONLY)
    return None if names is None else frozenset(names.split(","))


def show_all() -> None:
    """Lets the page show all controls again."""
    st.query_params.pop(ONLY, None)


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


def views(slug: str, settings: type, titles: Sequence[str]) -> str:
    """Draws the choice of which of these sections the page shows, without a label of its own; returns it.

    Where another one was asked for, says that it is closed.
    """
    place, declared = key(slug, "view"), controls(settings)["view"]
    assert isinstance(declared, Choice)
    section: str = st.session_state.get(place) or parse(declared, st.query_params.get(place, titles[0]))
    if section not in titles:
        st.session_state[place] = titles[0]
        st.info(f"The teacher has not opened **{section}** yet.", icon=":material/lock_clock:")
    offered = replace(declared, options=tuple(titles), default=titles[0])
    chosen: str = (
        draw_control(place, offered, label_visibility="collapsed")
        if only() is None
        else st.session_state.setdefault(place, section)
    )
    return chosen


def collect(slug: str, settings: type[Settings], names: Iterable[str]) -> Settings:
    """Draws the widgets of these settings, one below the other; the others keep what they were last set to."""
    drawn = {name: draw(slug, settings, name) for name in names}
    return settings(**{**_stored(slug, settings), **drawn})


def current(slug: str, settings: type[Settings]) -> Settings:
    """What a page's settings were last set to, whether their widgets are on show or not."""
    return settings(**_stored(slug, settings))


def _stored(slug: str, settings: type) -> dict[str, Any]:
    values = {name: st.session_state.get(key(slug, name)) for name in controls(settings)}
    return {name: one.default if values[name] is None else values[name] for name, one in controls(settings).items()}
