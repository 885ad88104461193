"""Many pictures looked at one after the other, which takes a moment: it is watched, and can be stopped."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import streamlit as st

STEP = 20
"""How many pictures are looked at between two movements of the bar."""

Look = TypeVar("Look")


def through(slug: str, what: str, looks: Iterable[Look], total: int, give_up: Callable[[], None]) -> list[Look]:
    """All of `looks`, of which there are `total`; the bar says `what` is done.

    Cancel calls `give_up`; like any other control, it interrupts the script where the bar moves.
    """
    seen = []
    place = st.empty()
    with place.container():
        bar = st.progress(0.0)
        st.button("Cancel", icon=":material/close:", on_click=give_up, key=f"{slug}_watched_cancel")
    for number, look in enumerate(looks):
        if number % STEP == 0:
            bar.progress(number / total, f"{what}: {number} of {total}")
        seen.append(look)
    place.empty()
    return seen
