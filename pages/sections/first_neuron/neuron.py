"""The neuron and its examples, which every section of the lesson sets, and what stands below them."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from lessons.course import first_neuron as lesson
from pages.parts import address, code_panel, questions, setting

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str], names: Sequence[str], draw: Callable[[lesson.Result], None]) -> None:
    """The settings `names` on the left, first among them the examples; on the right what `draw` shows of the result."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = choose(slug, *names)
    own = lesson.parse_points(address.read(slug, "points"))
    result = lesson.compute(settings, own, lesson.parse_start(address.read(slug, "start")))
    with stage:
        draw(result)
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, lesson.code(result), {})


def choose(slug: str, data: str, *others: str) -> lesson.Settings:
    """Draws the choice of the data, and then what else can be set for it: the learner's own examples get no noise."""
    own = setting.draw(slug, lesson.Settings, data) == lesson.OWN
    return setting.collect(slug, lesson.Settings, (name for name in others if not (own and name == "noise")))


def keep_points(slug: str, points: Sequence[Sequence[float]]) -> None:
    """Keeps examples that the learner edited as their own."""
    written = lesson.write_points(points)
    if lesson.parse_points(written) is not None:
        address.write(slug, "points", written)
        st.session_state[setting.key(slug, "examples")] = lesson.OWN
