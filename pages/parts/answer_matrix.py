"""The confusion matrix of a network's answers, and the pictures behind each of its cells."""

import streamlit as st

from lessons import answers
from lessons.figures import sheet as figure
from lessons.figures.confusion import Margins, blank, confusion
from lessons.maths.arrays import Array
from pages.parts import address, sheet
from pages.parts.component import component
from pages.parts.words import plain


def show(slug: str, subject: answers.Answers, margins: Margins | None = None) -> None:
    """The matrix and, where they may be known, its `margins`; a click on a cell shows its pictures, a second one all.

    Which cell was clicked, and which picture chosen, is in the address as `cell` and `picture`.
    """
    name = f"{slug}_confusion"

    def open_cell() -> None:
        cell = st.session_state[name]["cell"]
        if cell is not None:
            address.write(slug, "cell", answers.toggle_cell(subject, (int(cell[0]), int(cell[1]))))
            address.write(slug, "picture", "")

    payload = confusion(subject.matrix, subject.class_names, subject.cell, margins)
    component("confusion")(key=name, data=payload, on_cell_change=open_cell)


def show_blank(slug: str, subject: answers.Answers) -> None:
    """The matrix while nothing may be known yet of the answers."""
    component("confusion")(key=f"{slug}_confusion", data=blank(subject.class_names))


def show_pictures(slug: str, subject: answers.Answers, images: Array) -> None:
    """The pictures on show, `images` (n, side, side, 1 or 3) uint8, under their heading; a click chooses one."""

    def pick(place: int) -> None:
        address.write(slug, "picture", str(subject.places[place]))

    st.markdown(f"**{plain(answers.heading(subject))}**")
    if subject.places:
        payload = figure.answers(images, subject.captions, answers.MOST_PICTURES, subject.picture_place)
        sheet.show(slug, "mistakes", payload, pick)
