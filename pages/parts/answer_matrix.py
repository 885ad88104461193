"""The confusion matrix of a network's answers, and the pictures behind each of its cells."""

import streamlit as st

from lessons import answers
from lessons.figures import sheet as figure
from lessons.figures.confusion import Margins, blank, confusion
from lessons.maths.arrays import Array
from pages.parts import address, sheet
from pages.parts.component import component
from pages.parts.words import plain


def show(slug: str, shown: answers.Answers, margins: Margins | None = None) -> None:
    """The matrix and, where they may be known, its `margins`; a click on a cell shows its pictures, a second one all.

    Which cell was clicked, and which picture chosen, is in the address as `cell` and `picture`.
    """
    name = f"{slug}_confusion"

    def clicked() -> None:
        cell = st.session_state[name]["cell"]
        if cell is not None:
            address.write(slug, "cell", answers.toggle_cell(shown, (int(cell[0]), int(cell[1]))))
            address.write(slug, "picture", "")

    payload = confusion(shown.matrix, shown.class_names, shown.cell, margins)
    component("confusion")(key=name, data=payload, on_cell_change=clicked)


def veiled(slug: str, shown: answers.Answers) -> None:
    """The matrix while nothing may be known yet of the answers."""
    component("confusion")(key=f"{slug}_confusion", data=blank(shown.class_names))


def pictures(slug: str, shown: answers.Answers, images: Array) -> None:
    """The pictures on show, `images` (n, side, side, 1 or 3) uint8, under their heading; a click chooses one."""

    def pick(place: int) -> None:
        address.write(slug, "picture", str(shown.places[place]))

    st.markdown(f"**{plain(answers.heading(shown))}**")
    if shown.places:
        payload = figure.answers(images, shown.captions, answers.MOST_PICTURES, shown.picture_place)
        sheet.show(slug, "mistakes", payload, pick)
