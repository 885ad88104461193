"""Values that no Streamlit widget holds, such as an edited kernel, kept in the session and in the address."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lessons.classroom.guide import ANSWERS
from lessons.settings import Control, parse
from pages.parts.reset import claim
from pages.parts.setting import key


def read(slug: str, name: str, default: str = "") -> str:
    """What the page last held under this name; failing that what the address says; failing that the default."""
    place = key(slug, name)
    claim(slug, place)
    _texts().add(place)
    value = str(st.session_state.setdefault(place, st.query_params.get(place, default)))
    if value != default and st.query_params.get(place) != value:
        st.query_params[place] = value
    return value


def enter(slug: str) -> None:
    """Lets the address decide where another page was shown before: a link may lead to other values than were held."""
    if st.session_state.get("page") != slug:
        st.session_state["page"] = slug
        st.session_state["seen"] = set()
        for place in st.query_params:
            if place.startswith(f"{slug}_") and place in st.session_state:
                del st.session_state[place]


def clear(slug: str, name: str) -> None:
    """Keeps nothing under this name any more."""
    place = key(slug, name)
    st.session_state.pop(place, None)
    st.query_params.pop(place, None)


def write(slug: str, name: str, value: str) -> None:
    """Keeps a value under this name, in the address too."""
    place = key(slug, name)
    st.session_state[place] = value
    st.query_params[place] = value


def take(slug: str, settings: Mapping[str, str]) -> None:
    """Sets a page, which has declared its settings, as an address with these would, and all else of it to the default.

    A learner's own answers stay.
    """
    controls: dict[str, Control] = st.session_state.get("declared", {}).get(slug, {})
    declared = {key(slug, name): control for name, control in controls.items()}
    for place, control in declared.items():
        hold(place, parse(control, settings.get(place)), control.default)
    for place, first in _of(slug, _firsts()).items():
        if place not in settings:
            hold(place, first, first)
    answers = {key(slug, name) for name in ANSWERS}
    for place in _of(slug, dict.fromkeys(_texts() - settings.keys() - answers)):
        st.session_state.pop(place, None)
        st.query_params.pop(place, None)
    for place in settings.keys() - declared.keys() - answers:
        # What was not on show yet reads the address when it is.
        held = st.session_state if place in _texts() | _firsts().keys() else st.query_params
        held[place] = settings[place]


def hold(place: str, value: Any, first: Any) -> None:
    """Keeps a value for a widget, which is not told again what it holds already; at first it holds `first`."""
    if st.session_state.get(place, first) != value:
        st.session_state[place] = value


def _of(slug: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {place: value for place, value in values.items() if place.startswith(f"{slug}_")}


def places() -> set[str]:
    """Where the session keeps the settings of every page that was shown."""
    declared: dict[str, dict[str, Control]] = st.session_state.get("declared", {})
    return {key(slug, name) for slug, controls in declared.items() for name in controls} | _texts() | _firsts().keys()


def _texts() -> set[str]:
    texts: set[str] = st.session_state.setdefault("texts", set())
    return texts


def _firsts() -> dict[str, Any]:
    firsts: dict[str, Any] = st.session_state.get("firsts", {})
    return firsts
