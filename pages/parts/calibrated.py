"""How sure a network is, against how often it is right."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.multiclass import calibration, views
from lessons.training.run.history import TrainingRecord
from pages.parts import asked, data_note, setting
from pages.parts.component import component


def show(slug: str, words: Mapping[str, str]) -> tuple[TrainingRecord, calibration.Result]:
    """Settings on the left, the diagram on the right. Hands out the run and what is on show."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        name, record = asked.choose(slug, words)
        settings = setting.collect(slug, calibration.Settings, ("temperature", "bins"))
    with stage:
        result = calibration.compute(settings, record, asked.logits(slug, name, record))
        component("reliability")(key=f"{slug}_reliability", data=calibration.payload(result))
        st.info(words[calibration.verdict(result)].format(**calibration.numbers(result)), icon=":material/balance:")
        data_note.show(views.data_row(record), record.spec.examples)
    return record, result
