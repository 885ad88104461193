"""A sentence as an account, word by word."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.embeddings import ledger as lesson
from lessons.course.embeddings import network
from lessons.training.reports import program
from pages.parts import code_panel, data_note, questions
from pages.parts.component import component
from pages.parts.setting import key
from pages.sections.embeddings import subject

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The network on the left; on the right the question and the account."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        _, record = subject.choose(slug, words, network.says_how_sure, lesson.Settings, "reader")
        st.caption(words["ledger"])
    result = lesson.compute(record, subject.typed(slug, "sentence", lesson.SENTENCE), order(slug))
    with stage:
        # Asked of the first sentence alone: whoever types on has not to predict anew with every letter.
        first = lesson.compute(record, lesson.SENTENCE)
        open_answers = questions.show(slug, words, lesson.QUESTIONS, first)
        place = f"{slug}_ledger"
        component("ledger")(
            key=place,
            data=lesson.payload(result, "most" in open_answers),
            on_sentence_change=partial(keep_sentence, slug, place),
            on_order_change=partial(keep_order, slug, place),
        )
        if "order" in open_answers:
            st.markdown(lesson.phrases(first))
        data_note.show(record.spec.data, record.spec.examples)
    code_panel.show(slug, lesson.code(result), program.attachments(record.spec))


def order(slug: str) -> list[int] | None:
    """The places of the words that count, in their order; None where nothing was moved."""
    places: list[int] | None = st.session_state.get(key(slug, "order"))
    return places


def keep_sentence(slug: str, component: str) -> None:
    """Keeps what is typed; its words stand as they were typed."""
    subject.keep(slug, "sentence", component)
    st.session_state.pop(key(slug, "order"), None)


def keep_order(slug: str, component: str) -> None:
    """Keeps which words count, and in which order."""
    places = st.session_state[component]["order"]
    if places is not None:
        st.session_state[key(slug, "order")] = [int(place) for place in places]
