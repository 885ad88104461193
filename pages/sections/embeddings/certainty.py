"""How sure a network is of what it gets right and of what it gets wrong, epoch by epoch."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.embeddings import certainty as lesson
from lessons.course.embeddings import network
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from pages.parts import code_panel, data_note, questions
from pages.parts.component import component
from pages.sections.embeddings import subject

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """The network on the left; on the right the question, its answers by how sure they are, and their loss."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        name, record = subject.choose(slug, words, network.says_how_sure)
        result = answers(f"{name} {len(record.whole_epochs)}", record)
        st.caption(words["certainty"].format(**lesson.numbers(result)))
    with stage:
        open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
        component("certainty")(key=f"{slug}_certainty", data=lesson.payload(result, open_answers))
        if "temperature" in open_answers:
            st.markdown(words["calm"].format(**lesson.numbers(result)))
        data_note.show(record.spec.data, record.spec.examples)
    code_panel.show(slug, lesson.code(result), program.attachments(record.spec))


@st.cache_resource(show_spinner=False, max_entries=8)
def answers(name: str, _record: TrainingRecord) -> lesson.Result:
    """What the network answers, asked once and not at every change; a run that goes on has another name by then."""
    return lesson.compute(_record)
