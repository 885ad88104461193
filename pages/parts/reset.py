"""Reset: what a page declares and keeps, and how the section on show goes back to its beginning."""

from collections.abc import Collection
from typing import Any

import streamlit as st

from lessons.settings import Control, controls
from pages.parts.setting import key


def remember(slug: str, *settings: type) -> None:
    """Notes what a page declares, so that `reset` can bring it back."""
    st.session_state.setdefault("declared", {})[slug] = {k: v for one in settings for k, v in controls(one).items()}


def names(slug: str) -> list[str]:
    """The settings of a page that have a control, by their names; not the choice of its section."""
    declared: dict[str, Control] = st.session_state.get("declared", {}).get(slug, {})
    return [name for name in declared if name != "view"]


def remember_first(place: str, value: Any, options: Collection[Any]) -> None:
    """Notes to what `reset` sets a widget that no settings declare, as only the page knows what it offers.

    A view that another page has led to may have set it by a text; where that is none of its `options`, it begins anew.
    """
    st.session_state.setdefault("firsts", {})[place] = value
    held = st.session_state.get(place, st.query_params.get(place, value))
    option = {str(each): each for each in options}.get(str(held), value)
    if st.session_state.get(place, value) != option:
        st.session_state[place] = option


def section(slug: str) -> str | None:
    """The section of a page that is on show."""
    name: str | None = st.session_state.get(key(slug, "view"))
    return name


def claim(slug: str, place: str) -> None:
    """Notes that the section on show uses what is kept under this name: the Reset of another one leaves it alone."""
    claims: dict[str, set[str | None]] = st.session_state.setdefault("claims", {})
    claims.setdefault(place, set()).add(section(slug))


def reset(slug: str) -> None:
    """Sets what is declared to its default, and forgets what else is kept for the section on show, which stays."""
    declared: dict[str, Control] = st.session_state.get("declared", {}).get(slug, {})
    claims: dict[str, set[str | None]] = st.session_state.get("claims", {})
    others = {place for place, users in claims.items() if section(slug) not in users}
    spared = {*others, key(slug, "view")}
    firsts: dict[str, Any] = {key(slug, name): control.default for name, control in declared.items()}
    firsts |= {name: value for name, value in st.session_state.get("firsts", {}).items() if name in st.query_params}
    # What a widget writes to the address, Streamlit lets nobody delete: it is set to its first value instead.
    for values in (st.session_state, st.query_params):
        for name in list(values):
            if str(name).startswith(f"{slug}_") and name not in firsts and name not in spared:
                del values[str(name)]
    for name, value in firsts.items():
        if name.startswith(f"{slug}_") and name not in spared:
            st.session_state[name] = value
