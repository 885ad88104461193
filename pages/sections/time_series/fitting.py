"""A fit that takes seconds: started when a learner asks, watched while it runs, kept for all."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lessons.course.time_series.fits import Fit
from pages.parts import job_bar
from pages.parts.words import plain

TICK = 0.5
"""Seconds between two looks at a fit that runs."""


def show(slug: str, fits: Mapping[str, Fit[Any]]) -> None:
    """For each fit: the button with this label that starts it, or how far it is; nothing for one that is done."""
    for label, fit in fits.items():
        running = fit.progress.state == "running"
        if fit.result is None:
            st.fragment(watch, run_every=TICK if running else None)(slug, label, fit, running)


def watch(slug: str, label: str, fit: Fit[Any], was_running: bool) -> None:
    """How far a fit is, why it came to no good end, and the button that starts it."""
    progress = fit.progress
    if was_running != (progress.state == "running"):
        # It has begun, and is to be watched; or it has ended, and the whole section shows what it found.
        st.rerun()
    if progress.state == "running":
        job_bar.show(fit, f"{slug}_{label}_cancel", may_cancel=False)
        return
    if progress.state == "failed":
        st.caption(plain(progress.sentence))
    st.button(label, icon=":material/timer:", on_click=fit.start, key=f"{slug}_fit_{label}")
