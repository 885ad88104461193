"""The cell along a series: its gates and its memory, step by step, over a window that the learner moves."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.recurrent_forecasts import cell as lesson
from lessons.course.recurrent_forecasts import views
from lessons.course.recurrent_forecasts.views import WindowSettings
from lessons.training.reports.program import attachments
from lessons.training.run.history import TrainingRecord
from pages.parts import code_panel, network_choice, questions, setting, trained
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings, WindowSettings)
HELP = "The memory after this epoch."


def show(slug: str, words: Mapping[str, str]) -> None:
    """The memory and the window on the left; on the right what happens in it."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        title = setting.draw(slug, lesson.Settings, "memory")
        name, record = network_choice.choose(slug, words, title, recording, views.LSTM, has_learned=lesson.has_memory)
        settings = setting.collect(slug, WindowSettings, ("place",))
        epoch = trained.choose_epoch(slug, name, record, record.whole_epochs, HELP)
    result = lesson.compute(settings, record, trained.layers(f"{slug}_{name}", record, epoch))
    with stage:
        draw(slug, words, result)


def draw(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The question and the cell."""
    section_questions = lesson.questions(result)
    if not section_questions:
        st.info(words["no gates"], icon=":material/memory:")
    open_answers = questions.show(slug, words, section_questions, result) if section_questions else frozenset[str]()
    component("cell")(key=f"{slug}_cell", data=lesson.payload(result, open_answers))
    code_panel.show(slug, lesson.code(result), attachments(result.record.spec))


def recording(title: str) -> TrainingRecord:
    """The recording of a class of memory."""
    return views.recording(views.MEMORIES[title])
