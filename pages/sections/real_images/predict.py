"""A picture as it is and changed, and a network's answers to "which of two?" as numbers on a line."""

from collections.abc import Container, Mapping

import streamlit as st

from lessons.course.real_images import predict as lesson
from lessons.training.run.history import TrainingRecord
from pages.parts import (
    code_panel,
    data_note,
    look_inside,
    network_choice,
    picture_source,
    questions,
    setting,
    trained,
)
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; on the right the question, and the picture with its answers."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        name, record = choose_network(slug, words)
        epoch = trained.choose_epoch(slug, name, record, record.epochs_with_weights, "Whose network answers.")
        picture = choose_picture(slug, record)
    with stage:
        above, below = st.container(), st.container()
    with below:
        setting.draw(slug, lesson.Settings, "change")
        settings = setting.current(slug, lesson.Settings)
        result = lesson.compute(settings, record, trained.layers(name, record, epoch), picture)
        with above:
            open_answers = questions.show(slug, words, lesson.QUESTIONS[settings.change], result)
        show_answers(slug, words, result, open_answers)
        data_note.show(record.spec.data, None)
        show_link(words, name)
    code_panel.show(slug, lesson.code(result), lesson.attachments(result))


def show_answers(slug: str, words: Mapping[str, str], result: lesson.Result, open_answers: Container[str]) -> None:
    """The answers on their lines, and what they say."""
    component("verdict")(key=f"{slug}_verdict", data=lesson.figure(result, open_answers))
    numbers = lesson.numbers(result)
    if "forgotten" in open_answers and result.settings.change == lesson.UNDIVIDED:
        st.warning(words["forgotten"].format(**numbers), icon=":material/error:")
    if "pair" in open_answers:
        st.info(words[f"pair {result.activation}"].format(**numbers), icon=":material/output:")
    st.caption(words["output"].format(**numbers))


def show_link(words: Mapping[str, str], name: str) -> None:
    """A link to the explorer, opened on the recording of that title or on the learner's run of that id."""
    show_network = look_inside.show_recording if name in lesson.RECORDINGS else look_inside.show_run
    show_network(name, words["look inside"])


def choose_network(slug: str, words: Mapping[str, str]) -> tuple[str, TrainingRecord]:
    """The recording, or the learner's own run, with its name; the first recording where there is no run to ask."""
    title, first = setting.draw(slug, lesson.Settings, "network"), next(iter(lesson.RECORDINGS))
    return network_choice.choose(slug, words, title, lesson.recording, first, fits=lesson.tells_two_apart)


def choose_picture(slug: str, record: TrainingRecord) -> lesson.Picture:
    """A validation picture by its number, or one that every page offers."""
    source = setting.draw(slug, lesson.Settings, "source")
    if source == lesson.VALIDATION:
        return lesson.from_validation(record, setting.draw(slug, lesson.Settings, "number"))
    return lesson.Picture(picture_source.crop(picture_source.choose(slug, source, lesson.LONGEST)))
