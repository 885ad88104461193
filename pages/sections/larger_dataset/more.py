"""Networks that learned from ever more pictures: how often each is right, and what it makes of four new ones."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.larger_dataset import more as lesson
from lessons.course.larger_dataset import train
from lessons.training.reports import program
from pages.parts import address, code_panel, data_note, questions
from pages.parts.component import component

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """The question, the curve with its slider, and what more pictures change."""
    result = lesson.compute()
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    size = lesson.read_size(address.read(slug, "size"))
    show_growth(slug, lesson.payload(result, size, "more" in open_answers))
    if open_answers:
        numbers = lesson.numbers(result)
        sentences = (words[f"open {name}"].format(**numbers) for name in ("more", "heart") if name in open_answers)
        st.info(" ".join(sentences), icon=":material/trending_up:")
    spec = result.records[-1].spec
    data_note.show(spec.data, None)
    code_panel.show(slug, train.code(spec), program.attachments(spec))


def show_growth(slug: str, payload: bytes) -> None:
    """Places the chart; where the learner moves its slider goes to the address."""
    name = f"{slug}_growth"

    def write_size() -> None:
        address.write(slug, "size", str(st.session_state[name]["size"]))

    component("growth")(key=name, data=payload, on_size_change=write_size)
