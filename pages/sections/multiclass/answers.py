"""All answers of a network of many classes: the matrix with precision and recall, and the pictures behind a cell."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.multiclass import answers as lesson
from lessons.course.multiclass import scores
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from pages.parts import address, answer_matrix, code_panel, data_note, questions, setting
from pages.sections.multiclass import network

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings above; the matrix on the left, pictures and words on the right."""
    record, judgement = compute(slug, words)
    left, right = st.columns([6, 5], gap="medium")
    with left:
        answer_matrix.show(slug, judgement.answers, judgement.margins)
    with right:
        answer_matrix.pictures(slug, judgement.answers, lesson.images(record, judgement.answers))
        numbers = lesson.numbers(judgement)
        st.markdown(words["class"].format(**numbers))
        if setting.current(slug, lesson.Settings).divided:
            st.info(words["divided"].format(**numbers), icon=":material/straighten:")
        else:
            st.warning(words["undivided"].format(**numbers), icon=":material/error:")
    data_note.show(record.spec.data, record.spec.examples)
    questions.show(slug, words, lesson.questions(judgement), judgement)
    code_panel.show(slug, lesson.code(record.spec), program.attachments(record.spec))


def compute(slug: str, words: Mapping[str, str]) -> tuple[TrainingRecord, lesson.Judgement]:
    """Asks which network answers, and how; hands out its run and the answers."""
    # The switch has no label above it, which the menus beside it have.
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        name, record = network.choose(slug, words)
        divided = setting.draw(slug, lesson.Settings, "divided")
        setting.draw(slug, lesson.Settings, "order")
    is_known = scores.recorded_answers(record, scores.answering_epoch(record), divided=False) is not None
    without = network.logits(slug, name, record, divided=False) if is_known or not divided else None
    judgement = lesson.compute(
        setting.current(slug, lesson.Settings),
        record,
        (network.logits(slug, name, record), without),
        address.read(slug, "cell"),
        address.read(slug, "picture"),
    )
    return record, judgement
