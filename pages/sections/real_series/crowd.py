"""The futures of a class: a learner hands in what they have drawn, the teacher shows all of them together."""

from collections.abc import Mapping

import streamlit as st

from lessons.classroom import drawings
from lessons.course.real_series import crowd as lesson
from lessons.course.real_series import future
from lessons.data.split_series import ROWS, SplitSeries
from pages.parts import identity, refusal
from pages.parts.component import component
from pages.parts.setting import key
from pages.sections.real_series import networks
from pages.web import classroom

TICK = 2.0
"""Seconds between two looks at what the class has handed in."""
MINE, CLASS = "My line", "The class's lines"


def is_possible(series: SplitSeries) -> bool:
    """Whether a room draws together here: on a series that everybody has."""
    return classroom.current().address is not None and series.own is None


def is_chosen(slug: str) -> bool:
    """Asks the teacher whose lines are on show; whether it is those of the class."""
    if not identity.is_teacher():
        return False
    place = key(slug, "whose")
    return st.segmented_control("Whose future", (MINE, CLASS), default=MINE, required=True, key=place) == CLASS


def show(slug: str, words: Mapping[str, str], series: SplitSeries) -> None:
    """The lines of the class, live, and the buttons with which the teacher shows what came and begins anew."""
    st.markdown(words["class"])
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        is_open = st.toggle("Show what came", key=key(slug, f"shows {series.title}"))
        with st.popover("Forget the lines", icon=":material/delete_sweep:"):
            st.markdown("Forget the lines of all learners for this series?")
            st.button(
                "Yes, forget them", on_click=drawings.current().clear, args=(series.title,), key=key(slug, "clear")
            )

    known = {name: network.future for name, network in networks.recorded(slug, ROWS[series.title].name).items()}

    def draw() -> None:
        result = lesson.compute(series, drawings.current().lines(series.title), known)
        component("crowd")(key=key(slug, "crowd"), data=lesson.after(result) if is_open else lesson.before(result))

    st.fragment(draw, run_every=TICK)()


def offer(slug: str, words: Mapping[str, str], series: SplitSeries, written: str, is_open: bool) -> None:
    """The button that hands a drawing in, while it is a forecast: drawn before its learner saw what came."""
    if is_open:
        first_seen(slug)[series.title] = first_seen(slug).get(series.title, written)
    line, room, place = future.parse(written, series), drawings.current(), key(slug, "hand_in")
    if line is None:
        return
    own = room.of(series.title, identity.learner())
    is_forecast = first_seen(slug).get(series.title, written) == written
    is_in = own is not None and own.tolist() == line.tolist()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Hand in",
            type="primary",
            icon=":material/upload:",
            disabled=is_in or not is_forecast,
            on_click=refusal.attempt,
            args=(place, room.hand_in, series.title, identity.learner(), line),
            key=place,
        )
        says = "handed in" if is_in else "hand in" if is_forecast else "seen already"
        st.markdown(words[says].format(lines=room.count(series.title)))
    refusal.show(place)


def first_seen(slug: str) -> dict[str, str]:
    """The drawing with which this page's learner first saw what came, by the title of its series."""
    seen: dict[str, str] = st.session_state.setdefault(f"{slug}_seen", {})
    return seen
