"""Base and head with their padlocks, and how often each of three networks is right."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lessons.course.transfer_learning import three as lesson
from lessons.training.reports import program
from pages.parts import code_panel, data_note, questions, setting
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The question, a row of settings, the network, and what there is to see in it."""
    open_answers = questions.show(slug, words, lesson.QUESTIONS, lesson.compute(lesson.Settings()))
    result = lesson.compute(settings(slug, open_answers))
    st.markdown(words[lesson.verdict(result, open_answers)].format(**lesson.numbers(result)))
    component("padlocks")(key=f"{slug}_padlocks", data=lesson.payload(result, open_answers))
    spec = lesson.program_spec(result)
    data_note.show(spec.data, None)
    code_panel.show(slug, program.program(spec), program.attachments(spec))


def settings(slug: str, open_answers: frozenset[str]) -> lesson.Settings:
    """The network, and beside it what changes how right it is, as far as that may be known."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        base = setting.draw(slug, lesson.Settings, "base")
        pictures = setting.draw(slug, lesson.Settings, "pictures") if "fewest" in open_answers else lesson.DEFAULT
        chosen = lesson.Settings(base, pictures)
        if "ahead" not in open_answers or not chosen.can_be_cut:
            return chosen
        blocks = setting.draw(slug, lesson.Settings, "blocks", width=220)
        return replace(chosen, blocks=blocks, prepared=setting.draw(slug, lesson.Settings, "prepared"))
