"""A picture as the numbers that it is, and the gallery that it is picked from."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.computer_vision import numbers as lesson
from lessons.course.computer_vision import train
from lessons.data import registry
from lessons.training.reports import program
from lessons.training.run.spec import TrainingSpec
from pages.parts import code_panel, data_note, download_panel, questions, setting, sheet
from pages.parts.component import component

SETTINGS: tuple[type, ...] = ()
"""Its own are the page's: `numbers.Settings` has the choice of the section."""


def show(slug: str, words: Mapping[str, str]) -> None:
    """One picture of the chosen data pixel by pixel, and below it many."""
    row = st.columns([2, 3, 3, 2], vertical_alignment="bottom", gap="medium")
    with row[0]:
        setting.draw(slug, train.Settings, "data")
    for column, name in zip(row[1:], ("label", "number", "divided"), strict=True):
        with column:
            setting.draw(slug, lesson.Settings, name)
    spec = train.spec(setting.current(slug, train.Settings))
    if download_panel.show(slug, registry.describe(spec.data)):
        result = lesson.compute(setting.current(slug, lesson.Settings), spec)
        show_picture(slug, words, result)
        show_gallery(slug, words, spec)
        data_note.show(spec.data, None)
        code_panel.show(slug, lesson.code(result), program.attachments(spec))


def show_picture(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The chosen picture and its numbers; in a line, once it has been predicted where they are there."""
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    if result.settings.divided:
        st.markdown(words["divided"])
    component("pixels")(key=f"{slug}_pixels", data=lesson.figure(result, "place" in open_answers))
    if "moved" in open_answers:
        st.markdown(words["moved"].format(moved=lesson.moved(result)))


def show_gallery(slug: str, words: Mapping[str, str], spec: TrainingSpec) -> None:
    """Ten pictures of every class, from which one is picked."""
    st.header("Look through the data", anchor=False)
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        st.markdown(words["gallery"])
        setting.draw(slug, lesson.Settings, "first")
    # The pictures follow the slider that has just been drawn.
    result = lesson.compute(setting.current(slug, lesson.Settings), spec)

    def pick(place: int) -> None:
        label, number = lesson.member_at(result, place)
        st.session_state[setting.key(slug, "label")] = label
        st.session_state[setting.key(slug, "number")] = number

    with stage:
        sheet.show(slug, "gallery", lesson.gallery(result), pick)
