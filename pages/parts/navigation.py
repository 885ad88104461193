"""The way from page to page: the links beside every page, and those below a lesson."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

import streamlit as st

from lessons import catalog
from pages.parts import access, identity
from pages.web import classroom

MAP = "pages/course_map.py"
CLASSROOM = "pages/classroom.py"
MISTAKES = "pages/mistakes.py"


@contextmanager
def sidebar(course_map: st.Page, course: Sequence[st.Page]) -> Iterator[None]:
    """The way to every lesson; `course` has the lessons' pages in the order of the catalogue.

    Its first link makes room beside the page. The others come behind what the block draws, however that ends: a browser
    would draw them before the page's first figure.
    """
    with st.sidebar:
        st.page_link(course_map, label="**Layerscope**", icon=":material/layers:")
    try:
        yield
    finally:
        show_links(course)


def show_links(course: Sequence[st.Page]) -> None:
    """The lessons, chapter by chapter, and what the class has beside them."""
    # By its file, Streamlit would look every page up on the disk, after every change on a page.
    pages = dict(zip(catalog.LESSONS, course, strict=True))
    with st.sidebar:
        for chapter, lessons in groupby(filter(access.is_open(), catalog.LESSONS), lambda lesson: lesson.chapter):
            st.caption(chapter)
            for entry in lessons:
                st.page_link(pages[entry], label=f"{entry.week} {entry.title}", icon=entry.icon, help=entry.question)
        room = classroom.current()
        if room.address is not None and identity.is_teacher():
            st.caption("For the teacher")
            st.page_link(CLASSROOM, label="Classroom", icon=":material/co_present:")
        elif room.address is not None:
            st.caption(f"You are learner {room.number(identity.learner())}.")


def show_foot(slug: str) -> None:
    """Links to the lessons before and after, and to the course map."""
    before, after = catalog.neighbours(slug, list(filter(access.is_open(), catalog.LESSONS)))
    st.divider()
    left, middle, right = st.columns(3)
    with left.container():
        if before:
            st.page_link(before.page, label=f"Before: {before.title}", icon=":material/arrow_back:")
    with middle.container(horizontal_alignment="center"):
        st.page_link(MAP, label="Course map", icon=":material/map:")
    with right.container(horizontal_alignment="right"):
        if after:
            st.page_link(after.page, label=f"Next: {after.title}", icon=":material/arrow_forward:")
