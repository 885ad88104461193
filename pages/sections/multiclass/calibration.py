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
    """Settings on the left, the diagram on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        name, record = network.choose(slug, words)
        settings = setting.collect(slug, lesson.Settings, ("temperature", "bins"))
    with stage:
        result = lesson.compute(settings, record, network.logits(slug, name, record))
        component("reliability")(key=f"{slug}_reliability", data=lesson.payload(result))
        st.info(words[lesson.verdict(result)].format(**lesson.numbers(result)), icon=":material/balance:")
        data_note.show(record.spec.data, record.spec.examples)
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, lesson.code(result, record.spec), program.attachments(record.spec))
