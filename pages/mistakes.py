"""Every mistake of the course's material that a lesson shows, with what is right and the way there."""

from itertools import groupby

import streamlit as st

from lessons import catalog
from lessons.catalog import Lesson
from lessons.text import mistakes
from lessons.text.mistakes import Mistake
from pages.parts import access, guide, navigation

HEAD = "| Lesson | The course's material | What is right | See it |\n|---|---|---|---|"
PLACE = "mistakes"
"""What this page is called in its address."""
WRONG, RIGHT = ":material/close:", ":green[:material/check:]"


def row(lesson: Lesson, mistake: Mistake) -> str:
    """One row of the table; on a phone, where it has no head, the marks tell what is wrong and what is right."""
    claim, right, link = mistake
    return f"| **{lesson.week}** {lesson.title} | {WRONG} {claim} | {RIGHT} {right} | {link} |"


guide.arrive(PLACE)
lessons = list(filter(access.is_open(), catalog.LESSONS))
rows = [(lesson.chapter, row(lesson, one)) for lesson in lessons for one in mistakes.read(lesson.slug)]
st.title("The course's mistakes", anchor=False)
st.markdown(
    f"The course is good, and no course is without mistakes: **{len(rows)}** found in its notes, notebooks and "
    "exercises, some of them mended since. **Follow a link, and see for yourself.**"
)
with st.container(key="mistakes"):
    for chapter, group in groupby(rows, lambda entry: entry[0]):
        st.header(chapter, anchor=False)
        st.markdown("\n".join([HEAD, *(line for _, line in group)]))
st.divider()
st.page_link(navigation.MAP, label="Course map", icon=":material/map:")
guide.attend(PLACE)
