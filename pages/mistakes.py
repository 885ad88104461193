"""Every mistake of the course's material that a lesson shows, with what is right and the way there."""

from itertools import groupby

import streamlit as st

from lessons.text.mistakes import Mistake, of_course
from pages.parts import frame

HEAD = "| Lesson | The course's material | What is right | See it |\n|---|---|---|---|"


def row(mistake: Mistake) -> str:
    """One row of the table."""
    lesson = mistake.lesson
    return f"| **{lesson.week}** {lesson.title} | {mistake.claim} | {mistake.right} | {mistake.link} |"


mistakes = of_course()
st.title("The course's mistakes", anchor=False)
st.markdown(
    f"The course is good, and no course is without mistakes. Here are **{len(mistakes)}** of its notes, notebooks and "
    "exercises, some of them mended since. **Follow a link, and see for yourself.**"
)
with st.container(key="mistakes"):
    for chapter, rows in groupby(mistakes, lambda mistake: mistake.lesson.chapter):
        st.header(chapter, anchor=False)
        st.markdown("\n".join([HEAD, *map(row, rows)]))
st.divider()
st.page_link(frame.MAP, label="Course map", icon=":material/map:")
