"""Values that no Streamlit widget holds, such as an edited kernel, kept in the session and in the address."""

import streamlit as st

from pages.parts.reset import claim
from pages.parts.setting import key


def read(slug: str, name: str, default: str = "") -> str:
    """What the page last held under this name; failing that what the address says; failing that the default."""
    place = key(slug, name)
    claim(slug, place)
    value = st.session_state.setdefault(place, st.query_params.get(place, default))
    if value != default and st.query_params.get(place) != value:
        st.query_params[place] = value
    return str(value)


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
