"""What a trained network shows of itself: where it looks, and what its filters answer to."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lessons.course.transfer_learning import look as lesson
from lessons.course.transfer_learning import views
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from pages.parts import code_panel, image, network_choice, predictions, questions, setting, trained

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """A row of settings, the question, the pictures, and what to see in them."""
    row = st.columns([4.8, 3.2, 2.5], gap="small")
    with row[0]:
        title = setting.draw(slug, lesson.Settings, "network")
        name, record = network_choice.choose(slug, words, title, lesson.recording_of, views.TUNED, lesson.can_answer)
    with row[1]:
        way = setting.draw(slug, lesson.Settings, "way")
    with row[2]:
        settings = setting.collect(slug, lesson.Settings, ["block" if way == lesson.FILTERS else "number"])
    result = lesson.compute(settings, record, trained.layers(name, record, lesson.epoch(record)))
    if way == lesson.GRAD_CAM and result.warmest:
        result = replace(result, reasons=reasons(name, record))
    section_questions = lesson.questions(result)
    veiled = {question.name for question in section_questions} - (
        questions.show(slug, words, section_questions, result) if section_questions else set()
    )
    if way == lesson.FILTERS:
        st.markdown(words["filters"].format(**lesson.numbers(result)))
        if lesson.FIELD.name not in veiled:
            show_filters(name, record, settings.block)
    else:
        show_pictures(slug, words, result, veiled)
    code_panel.show(slug, lesson.code(record), program.attachments(record.spec))


@st.cache_data(show_spinner="Asking the network about every picture …", max_entries=32)
def reasons(name: str, _record: TrainingRecord) -> lesson.Reasons:
    """Where a network finds its right answers, looked for once."""
    return lesson.reasons(_record, trained.layers(name, _record, lesson.epoch(_record)))


def show_pictures(slug: str, words: Mapping[str, str], result: lesson.Result, veiled: set[str]) -> None:
    """The picture, where the network looks, and what it says."""
    picture, heat, answer = st.columns([3, 3, 2], gap="medium")
    with picture:
        image.show(lesson.picture(result), f"A picture of {result.class_names[result.truth]}")
    if lesson.WHERE.name in veiled:
        return
    numbers = lesson.numbers(result)
    with heat:
        image.show(lesson.overlay(result), f"{lesson.HEAT} {result.class_names[result.says]}")
    with answer:
        st.info(words[lesson.reason(result)].format(**numbers), icon=":material/visibility:")
        st.markdown(words[lesson.verdict(result)].format(**numbers))
        if result.reasons and result.reasons.wrong and lesson.REASONS.name not in veiled:
            show_example(slug, result.reasons)


def show_example(slug: str, reasons: lesson.Reasons) -> None:
    """A button that leads to the surest answer that is right for a wrong reason."""

    def choose() -> None:
        st.session_state[setting.key(slug, "number")] = reasons.wrong[0]
        # The button says where that network looks: to ask it would be no question.
        predictions.of_section(slug).skips.add(lesson.WHERE.name)

    st.button(lesson.EXAMPLE, on_click=choose, icon=":material/search:", key=f"{slug}_example")


@st.cache_data(show_spinner=False, max_entries=32)
def strongest(name: str, _record: TrainingRecord, block: int) -> tuple[bytes, ...]:
    """What excites the filters of a run's convolution, searched once."""
    return lesson.strongest(_record, trained.layers(name, _record, lesson.epoch(_record)), block)


def show_filters(name: str, record: TrainingRecord, block: int) -> None:
    """A square of nine patches for each filter."""
    with st.grid(8, min_column_width=90):
        for number, patches in enumerate(strongest(name, record, block), start=1):
            image.show(patches, f"{lesson.PATCHES} {number} of convolution {block}", f"Filter {number}")
