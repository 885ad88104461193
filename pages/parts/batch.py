"""Folders and their batches on a page."""

import streamlit as st

from pages.parts import setting
from pages.parts.component import component


def choose(slug: str, batches: int, which: str) -> int:
    """Asks for one of so many batches, counted from 0; `which` tells one way to make batches from another."""
    if batches == 1:
        return 0
    place = setting.key(slug, f"batch_{which}")
    setting.remember_first(place, 1)
    return int(st.slider("Batch", 1, batches, key=place, bind="query-params")) - 1


def show(slug: str, payload: bytes) -> None:
    """Places the folders with a payload of `lessons.figures.batch`."""
    component("batch")(key=f"{slug}_batch", data=payload)
