"""The plan of a lesson, for the teacher alone: what to do in ten minutes and in a whole lesson, and what to ask."""

from collections.abc import Mapping

import streamlit as st

from pages.parts import identity
from pages.parts.component import component

PARTS = (
    ("In 10 minutes", "plan 10 minutes"),
    ("In 45 minutes", "plan 45 minutes"),
    ("Often thought, but wrong", "plan errors"),
    ("Ask the room", "plan questions"),
)
"""The headings of a plan, each with the section of the lesson's words below it; a pair stands side by side."""

LATER = "A link may set what a question keeps back: it is there once the question is answered or skipped."


def show(slug: str, words: Mapping[str, str]) -> None:
    """Offers the plan where the teacher looks at the page; nothing of it is sent before it is unfolded."""
    if identity.is_teacher():
        unfold(slug, words)


@st.fragment
def unfold(slug: str, words: Mapping[str, str]) -> None:
    """The plan, once it is open: two rows of two parts, and the button that prints them alone."""
    panel = st.expander("Plan for the teacher", icon=":material/co_present:", key=f"{slug}_teaching", on_change="rerun")
    if not panel.open:
        return
    with panel:
        for start in range(0, len(PARTS), 2):
            pair = PARTS[start : start + 2]
            for column, (title, section) in zip(st.columns(2, gap="large"), pair, strict=True):
                column.markdown(f"## {title}\n\n{words[section]}")
        st.caption(LATER)
        component("print_plan")(key=f"{slug}_print", width="content")
