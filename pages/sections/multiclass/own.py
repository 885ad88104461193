"""A learner's own picture and what the network says, and how often it was right about such pictures so far."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.multiclass import labels, scores
from lessons.course.multiclass import own as lesson
from lessons.data import registry
from lessons.maths.arrays import Array
from lessons.training.run.history import TrainingRecord
from pages.parts import code_panel, image, picture_source, questions, setting, sheet, trained
from pages.parts.component import component
from pages.sections.multiclass import network

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The network and the question; below them where the picture is from, the picture, its answer and the score."""
    menu, rest = st.columns([2, 7], gap="medium")
    with menu:
        name, record = network.choose(slug, words)
    with rest:
        open_answers = questions.show(slug, words, lesson.QUESTIONS, record)
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        picture = choose_picture(slug, record)
    with stage:
        if picture is None:
            st.info(words["bring"].format(**lesson.facts(record)))
            return
        examples: tuple[lesson.Example, ...] = st.session_state.get(place(slug), ())
        result = lesson.compute(record, trained.layers(name, record, scores.answering_epoch(record)), picture, examples)
        show_answer(slug, record, result, picture[0])
        facts = lesson.facts(record)
        if "values" in open_answers:
            st.markdown(f"{lesson.SHRUNK} {words['values'].format(**facts)}")
        if "hundred" in open_answers:
            st.markdown(f"{lesson.DRAWN} {words['drawn'].format(**facts)}")
        show_score(slug, words, result)
    code_panel.show(slug, lesson.code(result), lesson.attachments(result))


def show_answer(slug: str, record: TrainingRecord, result: lesson.Result, picture: Array) -> None:
    """The picture as the network gets it, and what the network says."""
    view, verdict = st.columns([2, 5], gap="medium")
    with view:
        image.show(labels.photograph(result.image), alt="The picture as the network gets it")
        if result.truth is None:
            ask_truth(slug, record, picture)
    with verdict:
        component("softmax")(key=f"{slug}_own_softmax", data=lesson.softmax(result))


def place(slug: str) -> str:
    """Where the session keeps the learner's pictures."""
    return f"{slug}_kept"


def choose_picture(slug: str, record: TrainingRecord) -> tuple[Array, int | None] | None:
    """A validation picture with its class, or the learner's own; None until there is one."""
    source = setting.draw(slug, lesson.Settings, "source")
    if source == lesson.VALIDATION:
        return lesson.from_validation(record, setting.draw(slug, lesson.Settings, "drawn"))
    brought = picture_source.bring(slug, source)
    return None if brought is None else (picture_source.crop(brought), None)


def ask_truth(slug: str, record: TrainingRecord, picture: Array) -> None:
    """The learner says what the picture shows; then it counts."""
    chosen = f"{slug}_truth"

    def count() -> None:
        truth = st.session_state[chosen]
        if truth is not None:
            st.session_state[place(slug)] = lesson.keep(st.session_state.get(place(slug), ()), picture, truth)
            st.session_state[chosen] = None

    classes = registry.describe(record.spec.data).class_names
    st.selectbox("It shows", classes, index=None, placeholder="Say what is right", key=chosen, on_change=count)


def show_score(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """How many of the learner's pictures were answered rightly, with the pictures themselves."""
    if not result.predictions:
        st.caption(words["no score"].format(**lesson.numbers(result)))
        return
    st.info(words["score"].format(**lesson.numbers(result)), icon=":material/scoreboard:")
    sheet.show(slug, "own_sheet", lesson.wall(result), lambda _: None)
    st.button(
        "Start again",
        icon=":material/delete:",
        on_click=lambda: st.session_state.pop(place(slug), None),
        key=f"{slug}_forget",
    )
