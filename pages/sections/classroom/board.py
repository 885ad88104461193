"""The challenge: set by the teacher, and its board, large enough for the projector."""

from time import time

import streamlit as st

from lessons import catalog
from lessons.classroom import access, challenge
from lessons.classroom.challenge import LIMITS, Challenge
from lessons.classroom.guide import View
from lessons.data.registry import ROWS
from pages.parts import challenge_board, frame, refusal
from pages.parts.setting import key

TICK = 1.0
"""Seconds between two looks at the board."""
PLACE = "classroom_challenge"
"""What the section's widgets are called after, and where it says what was refused."""
NOTHING, PARAMETERS, SECONDS = "Nothing else", "Parameters", "Seconds"


def is_presented() -> bool:
    """Whether there is a challenge, and its board is to have the projector for itself."""
    asks = st.query_params.get("present") == "true"
    return challenge.current() is not None and bool(st.session_state.get("present", asks))


def show() -> None:
    """Draws the board of the room's challenge or, while there is none, what one needs."""
    st.header("Challenge", anchor=False)
    current = challenge.current()
    if current is None:
        st.markdown("Who trains the best network? All learners see the challenge at once, and their numbers here.")
        ask()
        return
    lesson = catalog.lesson(current.lesson)
    with st.container(key="challenge_words"):
        st.markdown(f"**{lesson.title}** · {current.words}")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        where = {key(current.lesson, "view"): challenge_board.TRAIN}
        st.page_link(lesson.page, label=f"Go to {lesson.title}", icon=lesson.icon, query_params=where)
        st.button("End the challenge", icon=":material/flag_check:", on_click=challenge.publish, args=(None,))
        if st.toggle("Present", key="present", bind="query-params"):
            frame.style("present.css")
    st.fragment(challenge_board.show, run_every=TICK)(current, "classroom")


def ask() -> None:
    """The lesson, its data and the limits, and the button that sets them."""
    lesson, data, epochs, other, limit = st.columns([3, 3, 2, 3, 2], vertical_alignment="bottom")
    slug = lesson.selectbox("Lesson", challenge.lessons_to_train(), format_func=title, key=f"{PLACE}_lesson")
    chosen = data.selectbox(
        "Data", challenge.data_of(slug), format_func=lambda name: ROWS[name].title, key=f"{PLACE}_data_{slug}"
    )
    usual = challenge.preset(slug, chosen)
    name = f"{PLACE}_{slug}_{chosen}"
    most = epochs.number_input("Most epochs", *LIMITS["epochs"], usual.epochs, key=f"{name}_epochs")
    also = other.selectbox("And at most", (NOTHING, PARAMETERS, SECONDS), key=f"{PLACE}_also")
    starts = {PARAMETERS: challenge.size_of(usual), SECONDS: 60}
    amount = None
    if also in starts:
        amount = limit.number_input(also, *LIMITS[also.lower()], starts[also], key=f"{name}_{also}")

    def begin() -> None:
        limits = {one.lower(): amount if also == one else None for one in starts}
        challenge.publish(Challenge(slug, chosen, most, **limits, since=time()))
        access.open_for(View(slug, {key(slug, "view"): challenge_board.TRAIN}))

    st.button(
        "Set the challenge", type="primary", icon=":material/flag:", on_click=refusal.attempt, args=(PLACE, begin)
    )
    refusal.show(PLACE)


def title(slug: str) -> str:
    """A lesson as the teacher's menu names it."""
    lesson = catalog.lesson(slug)
    return f"{lesson.week} {lesson.title}"
