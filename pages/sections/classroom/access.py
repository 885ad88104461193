"""What learners see: the lessons and sections that the teacher opens for this session."""

from itertools import groupby

import streamlit as st

from lessons import catalog
from lessons.catalog import Lesson
from lessons.classroom import access

HIDDEN = (
    "What you close leaves the learners' sidebar, course map and links at once. Whoever opens it by its address reads "
    "that you have not opened it yet. **Hidden is not secret**: where you lead the class, it opens."
)


def show() -> None:
    """Draws the choice, which runs alone."""
    st.header("What learners see", anchor=False)
    st.markdown(HIDDEN)
    st.fragment(choose)()


def choose() -> None:
    """Two buttons for all lessons, and a row for each, by chapter."""
    now = access.current()
    with st.container(horizontal=True, gap="small"):
        st.button("Open everything", on_click=access.publish, args=(access.everything(),), key="access_open")
        st.button("Close everything", on_click=access.publish, args=({},), key="access_close")
    for chapter, entries in groupby(catalog.LESSONS, lambda lesson: lesson.chapter):
        lessons = list(entries)
        count = sum(lesson.slug in now for lesson in lessons)
        with st.expander(f"{chapter}: {count} of {len(lessons)} open", key=f"access_{chapter[0]}"):
            for lesson in lessons:
                show_row(lesson, now)


def show_row(lesson: Lesson, now: access.Open) -> None:
    """A lesson, open or closed, and its sections."""
    whole, parts = f"access_lesson_{lesson.slug}", f"access_sections_{lesson.slug}"
    titles = access.sections(lesson.slug)
    # Another page of the teacher's may have chosen meanwhile.
    st.session_state[whole] = lesson.slug in now
    st.session_state[parts] = list(now.get(lesson.slug, ()))

    def turn() -> None:
        access.choose(lesson.slug, titles if st.session_state[whole] else ())

    def pick() -> None:
        access.choose(lesson.slug, st.session_state[parts])

    name, sections = st.columns([2, 5], vertical_alignment="center")
    with name:
        st.checkbox(f"{lesson.week} {lesson.title}", key=whole, on_change=turn)
    with sections:
        st.pills(
            f"Open sections of {lesson.title}",
            titles,
            selection_mode="multi",
            label_visibility="collapsed",
            key=parts,
            on_change=pick,
        )
