"""How sure a network is, against how often it is right."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.multiclass import calibration as lesson
from lessons.training.reports import program
from pages.parts import code_panel, data_note, questions, setting
from pages.parts.component import component
from pages.sections.multiclass import network

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The network and the question; below them settings and words on the left, the diagram on the right."""
    menu, rest = st.columns([2, 7], gap="medium")
    with menu:
        name, record = network.choose(slug, words)
    logits = network.logits(slug, name, record)
    # What is asked does not change with what is set.
    subject = lesson.compute(lesson.Settings(), record, logits)
    with rest:
        open_answers = questions.show(slug, words, lesson.QUESTIONS, subject)
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        result = subject
        if "top" in open_answers:
            settings = setting.collect(slug, lesson.Settings, ("temperature", "bins"))
            result = lesson.compute(settings, record, logits)
        st.markdown(words["calibration"])
    numbers = lesson.numbers(result)
    with stage:
        component("reliability")(key=f"{slug}_reliability", data=lesson.payload(result, open_answers))
        if "top" in open_answers:
            st.info(words[lesson.verdict(result)].format(**numbers), icon=":material/balance:")
        if "best" in open_answers:
            st.markdown(f"{lesson.LOWEST} **{numbers['best']}**.")
        data_note.show(record.spec.data, record.spec.examples)
    code_panel.show(slug, lesson.code(result, record.spec), program.attachments(record.spec))
