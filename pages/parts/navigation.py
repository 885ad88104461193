"""The way from page to page: the links beside every page, and those below a lesson."""

from itertools import groupby

import streamlit as st

from lessons import catalog
from lessons.catalog import Lesson
from pages.parts import access, identity
from pages.web import classroom

MAP = "pages/course_map.py"
CLASSROOM = "pages/classroom.py"
MISTAKES = "pages/mistakes.py"


def list_pages() -> dict[str, list[st.Page]]:
    """Every page by the heading that it stands under beside all pages; what the visitor has no link to is hidden.

    A hidden page is served all the same: a lesson that is not open says so itself.
    """
    is_open = access.is_open()
    course_map = st.Page(MAP, title="**Layerscope**", icon=":material/layers:", default=True)
    mistakes = st.Page(MISTAKES, title="The course's mistakes", visibility="hidden")
    leads = classroom.current().address is not None and identity.is_teacher()
    room = st.Page(
        CLASSROOM, title="Classroom", icon=":material/co_present:", visibility="visible" if leads else "hidden"
    )
    chapters = groupby(catalog.LESSONS, lambda lesson: lesson.chapter)
    lessons = {chapter: [_page(entry, is_open(entry)) for entry in entries] for chapter, entries in chapters}
    return {"": [course_map, mistakes], **lessons, "For the teacher": [room]}


def _page(entry: Lesson, visible: bool) -> st.Page:
    return st.Page(
        entry.page,
        title=f"{entry.week} {entry.title}",
        icon=entry.icon,
        url_path=entry.slug,
        visibility="visible" if visible else "hidden",
    )


def show_number() -> None:
    """Which learner of the class the visitor is."""
    room = classroom.current()
    if room.address is not None and not identity.is_teacher():
        st.sidebar.caption(f"You are learner {room.number(identity.learner())}.")


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
