"""The grid in which a learner edits a kernel's numbers."""

from collections.abc import Callable, Sequence

import numpy as np
import streamlit as st

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from pages.parts.component import component


def edit(slug: str, kernel: Array, on_edit: Callable[[Sequence[float]], None], sizes: Sequence[int] = ()) -> None:
    """Draws a square kernel (k, k) to edit; `sizes` are those the learner may change it to.

    `on_edit` gets all its numbers, row by row, after each edit.
    """
    name = f"{slug}_kernel_editor"
    arrays = {"kernel": kernel.astype(np.float32), "signedColours": palette.SIGNED}

    def hand_on() -> None:
        on_edit(st.session_state[name]["numbers"])

    component("kernel_editor")(
        key=name, data=pack({"size": len(kernel), "sizes": list(sizes)}, arrays), on_numbers_change=hand_on
    )
