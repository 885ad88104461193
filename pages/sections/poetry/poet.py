"""Lines of a network, with what it has copied, and how well it foresees new ones."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.poetry import poet as lesson
from lessons.course.poetry.views import NetworkSettings
from lessons.course.poetry.write import Settings
from lessons.settings import controls
from lessons.training.reports.program import attachments
from lessons.training.reports.recordings import Recording
from lessons.training.run.history import TrainingRecord
from pages.parts import code_panel, data_note, questions, setting
from pages.parts.component import component
from pages.sections.poetry import network, poem

SETTINGS: tuple[type, ...] = (NetworkSettings, Settings)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Network and dice on the left; on the right the question, the lines, and what is measured of a recording."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        choice = network.choose(slug, words, "poet", None)
        settings = setting.collect(slug, Settings, controls(Settings))
        st.caption(words["poet"])
    record = choice.record
    result = lesson.compute(settings, record, choice.epoch, choice.writer, poem.current(slug))
    with stage:
        predicted = ask(slug, words, record)
        component("parrot")(key=f"{slug}_parrot", data=lesson.payload(result, predicted))
        if "foresight" in predicted:
            st.markdown(words["foresight"])
            component("bars")(key=f"{slug}_foresight", data=lesson.foresight(record))
        data_note.show(record.spec.data, record.spec.examples)
    code_panel.show(slug, lesson.code(record.spec, result), attachments(record.spec))


def ask(slug: str, words: Mapping[str, str], record: TrainingRecord) -> frozenset[str]:
    """Asks about a recording; of the learner's own run, whose copies nobody has measured, hands out what is known."""
    if isinstance(record, Recording):
        return questions.show(slug, words, lesson.QUESTIONS, record)
    return frozenset({"copied", "foresight"} if record.best_epoch else {"copied"})
