"""What was refused, said beside where it was tried.

A callback may draw nothing: when a fragment runs again, what a callback draws takes the place of what the page drew
first, its style sheet among it. So the reason waits in the session until the page draws that place.
"""

from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from pages.parts.words import plain

Values = ParamSpec("Values")


def attempt(place: str, do: Callable[Values, object], *values: Values.args, **named: Values.kwargs) -> None:
    """Does it; where that cannot be, keeps the reason for `show` until the next attempt at this place of the page.

    A place whose name begins with the lesson's slug is cleared by Reset.
    """
    st.session_state.pop(_key(place), None)
    try:
        do(*values, **named)
    except (ValueError, OSError) as reason:
        st.session_state[_key(place)] = str(reason)


def show(place: str) -> None:
    """Says why the last attempt at this place was refused, if it was."""
    # A container even for nothing: what follows on the page stays where it is.
    with st.container():
        if _key(place) in st.session_state:
            st.warning(plain(st.session_state[_key(place)]), icon=":material/block:")


def _key(place: str) -> str:
    return f"{place}_refusal"
