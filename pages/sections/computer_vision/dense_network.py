"""One picture on its way through a dense network: its pixels, the hidden units, and the ten answers."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.computer_vision import answers, train
from lessons.course.computer_vision import dense_network as lesson
from lessons.data import registry
from lessons.training.reports import program
from pages.parts import code_panel, data_note, download_panel, network_choice, questions, setting, trained
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (answers.Settings, lesson.Settings)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The network with a picture in it; any unit can be pointed at."""
    row = st.columns(3, gap="medium")
    with row[0]:
        title = setting.draw(slug, answers.Settings, "network")
        name, record = network_choice.choose(
            slug, words, title, train.recording, train.SHORT, answers.can_answer, lesson.fits
        )
    if not download_panel.show(slug, registry.describe(record.spec.data)):
        data_note.show(record.spec.data, record.spec.examples)
        return
    with row[1]:
        epoch = trained.choose_epoch(slug, name, record, record.whole_epochs, "Whose weights are shown.")
    with row[2]:
        setting.draw(slug, lesson.Settings, "passing")
    result = lesson.compute(setting.current(slug, lesson.Settings), record, epoch)
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    st.markdown(words["network"].format(**lesson.numbers(result)))
    component("dense_network")(key=f"{slug}_dense_network", data=lesson.figure(result))
    numbers = lesson.numbers(result)
    names = [question.name for question in lesson.QUESTIONS if question.name in open_answers]
    st.markdown(" ".join(words[name].format(**numbers) for name in names))
    data_note.show(record.spec.data, record.spec.examples)
    code_panel.show(slug, lesson.code(record.spec), program.attachments(record.spec))
