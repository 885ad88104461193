"""One picture, its label in either form, and what changes from two classes to many."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lessons.course.multiclass import labels as lesson
from lessons.course.multiclass import scores
from lessons.training.reports import program
from pages.parts import code_panel, data_note, image, questions, setting, trained
from pages.parts.component import component
from pages.sections.multiclass import network

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The network and the question; below them the picture on the left, its label and the answer on the right."""
    menu, rest = st.columns([2, 7], gap="medium")
    with menu:
        name, record = network.choose(slug, words)
    layers = trained.layers(name, record, scores.answering_epoch(record))
    with rest:
        subject = lesson.compute(lesson.Settings(), record, layers)
        open_answers = questions.show(slug, words, lesson.QUESTIONS, subject)
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = lesson.Settings(setting.draw(slug, lesson.Settings, "number"))
        if "label" in open_answers:
            settings = replace(settings, labels=setting.draw(slug, lesson.Settings, "labels"))
        result = lesson.compute(settings, record, layers)
        truth = record.class_names[result.truth]
        image.show(lesson.photograph(result.image), alt=f"A validation picture: {truth}")
    numbers = lesson.numbers(result)
    with stage:
        st.markdown(words[f"label {settings.labels}"].format(**numbers))
        component("softmax")(key=f"{slug}_softmax", data=lesson.softmax(result))
        guess = f" {lesson.GUESSING} {numbers['guess']}." if "guess" in open_answers else ""
        st.markdown(words["softmax"] + guess)
        data_note.show(record.spec.data, record.spec.examples)
    st.header("From two classes to three", anchor=False)
    st.markdown(words["changes"])
    st.code(lesson.changes(settings.labels), language=None)
    code_panel.show(slug, lesson.code(record.spec, settings.labels), program.attachments(record.spec))
