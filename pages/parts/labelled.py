"""One picture, its label in either form, and the answer that the loss compares it with."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.multiclass import labels, views
from pages.parts import asked, data_note, image, setting, trained
from pages.parts.component import component


def show(slug: str, words: Mapping[str, str]) -> labels.Result:
    """Settings and the picture on the left; the label and the answer on the right. Hands out what is on show."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        name, record = asked.choose(slug, words)
        settings = setting.collect(slug, labels.Settings, ("number", "labels"))
        result = labels.compute(settings, record, trained.layers(name, record, views.epoch_asked(record)))
        truth = record.class_names[result.truth]
        image.show(labels.photograph(result.image), alt=f"A validation picture: {truth}")
    with stage:
        st.markdown(words[f"label {settings.labels}"].format(**labels.numbers(result)))
        component("softmax")(key=f"{slug}_softmax", data=labels.softmax(result))
        data_note.show(views.data_row(record), record.spec.examples)
    st.header("From two classes to three", anchor=False)
    st.markdown(words["changes"])
    st.code(labels.changes(settings.labels), language=None)
    return result
