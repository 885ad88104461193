"""A small view of a large picture in which the learner chooses a square part."""

import numpy as np
import streamlit as st

from lessons.figures import png
from lessons.figures.payload import pack
from lessons.maths.arrays import Array
from pages.parts import address
from pages.parts.component import component


def corner(slug: str) -> tuple[int, int] | None:
    """Row and column of the chosen part's upper left corner, or None before any choice."""
    parts = address.read(slug, "corner").split("-")
    if len(parts) == 2 and all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
        return int(parts[0]), int(parts[1])
    return None


def choose(slug: str, image: Array, chosen: tuple[int, int], side: int) -> None:
    """Draws the picture (H, W, C) with a frame around the chosen part; nothing where the part is all of it."""
    rows, columns = image.shape[:2]
    if max(rows, columns) <= side:
        return
    name = f"{slug}_region"

    def write_corner() -> None:
        row, column = st.session_state[name]["corner"]
        address.write(slug, "corner", f"{int(row)}-{int(column)}")

    meta = {
        "rows": rows,
        "columns": columns,
        "side": side,
        "corner": chosen,
        "alt": "The whole picture; the frame marks the part shown",
    }
    component("region")(
        key=name,
        data=pack(meta, {"picture": np.frombuffer(png.photograph(image), np.uint8)}),
        on_corner_change=write_corner,
    )
