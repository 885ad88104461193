"""A photograph that is dragged, and the windows whose winner stays."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.pooling import move as lesson
from lessons.course.pooling.layer import Result
from lessons.figures.payload import without
from pages.parts import address
from pages.parts.component import component
from pages.sections.pooling import layer

SETTINGS = layer.SETTINGS


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, both photographs and what pooling makes of them on the right."""
    name = f"{slug}_moved_picture"

    def write_shift() -> None:
        address.write(slug, "shift", lesson.write(st.session_state[name]["shift"]))

    def draw(result: Result, known: frozenset[str]) -> None:
        says = {case: words[f"moved {case}"] for case in ("some", "none", "still", "even")}
        payload = lesson.payload(result, says, lesson.read(address.read(slug, "shift")))
        component("shift")(
            key=name, data=payload if "near" in known else without(payload, {"highlight"}), on_shift_change=write_shift
        )
        if "far" in known:
            st.caption(words["far"].format(**lesson.far_numbers(result)))

    layer.show(slug, words, [], lesson.QUESTIONS, draw)
