"""One picture, its label in either form, and what changes from two classes to many."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.multiclass import labels as lesson
from lessons.course.multiclass import scores
from lessons.training.reports import program
from pages.parts import code_panel, data_note, image, questions, setting, trained
from pages.parts.component import component
from pages.sections.multiclass import network

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings and the picture on the left; the label and the answer that the loss compares it with on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        name, record = network.choose(slug, words)
        settings = setting.collect(slug, lesson.Settings, ("number", "labels"))
        result = lesson.compute(settings, record, trained.layers(name, record, scores.answering_epoch(record)))
        truth = record.class_names[result.truth]
        image.show(lesson.photograph(result.image), alt=f"A validation picture: {truth}")
    with stage:
        st.markdown(words[f"label {settings.labels}"].format(**lesson.numbers(result)))
        component("softmax")(key=f"{slug}_softmax", data=lesson.softmax(result))
        data_note.show(record.spec.data, record.spec.examples)
    st.header("From two classes to three", anchor=False)
    st.markdown(words["changes"])
    st.code(lesson.changes(settings.labels), language=None)
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, lesson.code(record.spec, settings.labels), program.attachments(record.spec))
