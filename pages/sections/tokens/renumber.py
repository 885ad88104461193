"""The same lines, numbered anew, and what two networks make of it."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.tokens import renumber as lesson
from lessons.settings import controls
from pages.parts import code_panel, questions, setting
from pages.parts.component import component
from pages.parts.words import plain
from pages.sections.tokens import lines

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The numbering on the left; on the right the question, both rows of ids, and the answers of both networks."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
        st.caption(words["renumber"])
    result = lesson.compute(settings, lines.current(slug))
    with stage:
        predicted = questions.show(slug, words, lesson.QUESTIONS, result)
        component("tokens")(key=f"{slug}_tokens", data=lesson.payload(result))
        if "names" in predicted:
            answers(result)
            st.markdown(words["renumbered"].format(**lesson.numbers(result)))
    code_panel.show(slug, lesson.code(result), {})


def answers(result: lesson.Result) -> None:
    """What both networks say of each line, in both numberings."""
    head = ("Line", lesson.AMOUNTS.capitalize(), lesson.TABLE.capitalize())
    rows = [head, ["---"] * 3, *((plain(line), *rest) for line, *rest in lesson.table(result))]
    st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))
