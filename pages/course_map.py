"""The course map: every lesson with its question and a small picture of what its page shows."""

from importlib import import_module
from itertools import groupby

import streamlit as st

from lessons import catalog
from pages.parts import access, guide, image, navigation


@st.cache_data(show_spinner=False)
def thumbnail(module: str) -> tuple[bytes, str]:
    """The small picture of a lesson module and its alt text."""
    small: tuple[bytes, str] = import_module(module).thumbnail()
    return small


guide.arrive("")
st.title("Layerscope", anchor=False)
st.markdown("See what neural networks do. **Move something, and watch the picture answer.**")
for chapter, lessons in groupby(filter(access.is_open(), catalog.LESSONS), lambda lesson: lesson.chapter):
    st.header(chapter, anchor=False)
    with st.grid(3, min_column_width=240):
        for lesson in lessons:
            with st.container(border=True, height="stretch", key=f"card_{lesson.slug}"):
                image.show(*thumbnail(lesson.module))
                st.page_link(lesson.page, label=f"**{lesson.week} {lesson.title}**", icon=lesson.icon)
                st.caption(lesson.question)
st.divider()
st.page_link(navigation.MISTAKES, label="The course's mistakes", icon=":material/rule:")
guide.attend("")
