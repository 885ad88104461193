"""A lesson's declared settings: each with its widget, or without one where a link for homework hides it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from lessons.settings import Choice, controls, parse
from pages.parts import widget

Settings = TypeVar("Settings")

ONLY = "only"
"""Under this name the address holds which settings have a control."""


def key(slug: str, name: str) -> str:
    """A setting's name in the session and in the address. Pages share both, so the lesson's slug keeps them apart."""
    return f"{slug}_{name}"


def draw(slug: str, settings: type, name: str, **look: Any) -> Any:
    """Draws the widget of one declared setting and returns its value; `look` is what else the widget is told."""
    control, place = controls(settings)[name], key(slug, name)
    visible = only()
    if visible is None or name in visible:
        return widget.draw(place, control, **look)
    widget.note(place, control)
    if st.session_state.get(place) is None:
        st.session_state[place] = parse(control, st.query_params.get(place))
    return st.session_state[place]


def only() -> frozenset[str] | None:
    """The names of the settings whose controls the address shows, as a link for homework does; None: it shows all."""
    names = st.query_params.get(ONLY)
    return None if names is None else frozenset(names.split(","))


def show_all() -> None:
    """Lets the page show all controls again."""
    st.query_params.pop(ONLY, None)


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
        widget.draw(place, offered, label_visibility="collapsed")
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
