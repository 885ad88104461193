"""Two runs, of which one is judged with pictures it has learned from; and the three signs that give it away."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.larger_dataset import leak as lesson
from lessons.course.larger_dataset import train
from lessons.training.reports import program
from pages.parts import code_panel, image, questions
from pages.parts.component import component

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """The question, the curves and pictures of both runs, and once it is answered what gives one of them away."""
    result = lesson.compute()
    open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
    is_open = "lies" in open_answers
    if open_answers:
        numbers = lesson.numbers(result)
        sentences = (words[f"open {name}"].format(**numbers) for name in ("lies", "new") if name in open_answers)
        st.warning("  \n".join(sentences), icon=":material/plumbing:")
    curves, pictures = st.columns([3, 2], gap="medium")
    with curves:
        component("two_runs", isolated=False)(key=f"{slug}_two_runs", data=lesson.payload(result, is_open))
    with pictures:
        show_walls(words, is_open)
    spec = result.runs[result.liar].spec
    code_panel.show(slug, train.code(spec), program.attachments(spec))


def show_walls(words: Mapping[str, str], is_open: bool) -> None:
    """Pictures that both runs learned from, and those that validate each; framed where they are in both."""
    for title, (picture, shared) in lesson.walls(is_open).items():
        st.caption(words["wall training" if title == lesson.TRAINING else "wall validation"].format(run=title))
        alt = f"{title}: small pictures of cats and dogs"
        image.show(picture, alt=f"{alt}; {shared} of them framed, for they are in both splits" if is_open else alt)
