"""One cell of a network opened: the stepper on its numbers, and its kernel to edit."""

from collections.abc import Sequence

import streamlit as st

from lessons.course.feature_maps import explore as lesson
from pages.parts import kernel_editor, stepper


def edits(slug: str, name: str) -> dict[tuple[int, int, int], Sequence[float]]:
    """The kernels of this network that the learner changed by hand."""
    stored: dict[str, dict[tuple[int, int, int], Sequence[float]]] = st.session_state.setdefault(f"{slug}_edits", {})
    return stored.setdefault(name, {})


def show(slug: str, name: str, result: lesson.Result, place: lesson.Cell) -> None:
    """The stepper on a cell's own numbers and, for a convolution, its kernel to edit."""
    layer, map_number, _, _ = place
    left, right = st.columns([2, 7], gap="medium")
    with right:
        stepper.show(slug, lesson.cell(result, place))
    with left:
        inputs = lesson.channels(result, place)
        channel = 0
        if inputs > 1:
            channel = st.select_slider("Kernel for input map", range(1, inputs + 1), key=f"{slug}_channel") - 1
        kernel = lesson.kernel_at(result, place, channel)
        if kernel is None:
            return

        def write_edit(numbers: Sequence[float]) -> None:
            edits(slug, name)[layer, channel, map_number] = numbers

        kernel_editor.edit(slug, kernel, write_edit)
        if edits(slug, name):
            st.button("Undo all edits", icon=":material/undo:", on_click=edits(slug, name).clear, key=f"{slug}_undo")
