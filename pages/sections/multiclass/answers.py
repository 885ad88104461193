"""All answers of a network of many classes: the matrix with precision and recall, and the pictures behind a cell."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.multiclass import answers as lesson
from lessons.course.multiclass import scores
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from pages.parts import address, answer_matrix, code_panel, data_note, questions, setting, sheet
from pages.sections.multiclass import network

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The network and a question; below them the matrix on the left, pictures and words on the right."""
    menu, stage = st.columns([2, 7], gap="medium")
    with menu:
        name, record = network.choose(slug, words)
    # What is asked does not change with what is set.
    subject = judge(slug, name, record, lesson.Settings())
    section_questions = lesson.questions(subject)
    with stage:
        veiled = {question.name for question in section_questions} - questions.show(
            slug, words, section_questions, subject
        )
    left, right = st.columns([6, 5], gap="medium")
    if lesson.CONFUSED_CLASS.name in veiled:
        with left:
            answer_matrix.show_blank(slug, subject.answers)
        with right:
            st.markdown(words["examples"])
            sheet.show(slug, "examples", lesson.examples(record), lambda _: None)
    else:
        with right:
            settings = collect(slug, veiled)
            places = address.read(slug, "cell"), address.read(slug, "picture")
            judgement = judge(slug, name, record, settings, *places)
            answer_matrix.show_pictures(slug, judgement.answers, lesson.images(record, judgement.answers))
            if lesson.UNDIVIDED.name not in veiled:
                show_division(words, judgement, settings)
        with left:
            margins = None if lesson.PRECISE.name in veiled else lesson.margins(judgement, words)
            answer_matrix.show(slug, judgement.answers, margins)
    data_note.show(record.spec.data, record.spec.examples)
    code_panel.show(slug, lesson.code(record.spec), program.attachments(record.spec))


def judge(
    slug: str, name: str, record: TrainingRecord, settings: lesson.Settings, cell: str = "", picture: str = ""
) -> lesson.Judgement:
    """The network's answers, those without the division only where they are recorded or asked for."""
    is_known = scores.recorded_answers(record, scores.answering_epoch(record), divided=False) is not None
    without = network.logits(slug, name, record, divided=False) if is_known or not settings.divided else None
    return lesson.compute(settings, record, (network.logits(slug, name, record), without), cell, picture)


def collect(slug: str, veiled: set[str]) -> lesson.Settings:
    """Which mistakes come first and, once it may be seen what comes of it, whether pixels are divided."""
    # The switch has no label above it, which the choice beside it has.
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        order = setting.draw(slug, lesson.Settings, "order")
        divided = lesson.UNDIVIDED.name in veiled or setting.draw(slug, lesson.Settings, "divided")
    return lesson.Settings(divided=divided, order=order)


def show_division(words: Mapping[str, str], judgement: lesson.Judgement, settings: lesson.Settings) -> None:
    """How often the network is right with the division by 255, and without."""
    numbers = lesson.division(judgement)
    if settings.divided:
        st.info(words["divided"].format(**numbers), icon=":material/straighten:")
    else:
        st.warning(words["undivided"].format(**numbers), icon=":material/error:")
