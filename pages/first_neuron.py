"""Lesson 1.1, the first neuron."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lessons.course import first_neuron as lesson
from pages.parts import address, code_panel, frame, neuron, questions, setting

SLUG = lesson.SLUG
CONTROLS = {
    lesson.HAND: ("examples", "noise", "weight", "bias"),
    lesson.LEARN: ("examples", "rate", "epochs", "noise", "ask"),
    lesson.HOUSES: ("houses", "rate", "epochs", "bedrooms"),
}


def choose(data: str, *others: str) -> lesson.Settings:
    """Draws the choice of the data, and then what else can be set for it: the learner's own examples get no noise."""
    own = setting.draw(SLUG, lesson.Settings, data) == lesson.OWN
    return setting.collect(SLUG, lesson.Settings, (name for name in others if not (own and name == "noise")))


def keep_points(points: Sequence[Sequence[float]]) -> None:
    """Keeps examples that the learner edited as their own."""
    written = lesson.write_points(points)
    if lesson.parse_points(written) is not None:
        address.hold(SLUG, "points", written)
        st.session_state[setting.key(SLUG, "examples")] = lesson.OWN


def keep_start(start: Sequence[float]) -> None:
    """Keeps the weight and bias that the learner chose to start from."""
    address.hold(SLUG, "start", lesson.write_points([start]))


def keep_line(line: Sequence[float]) -> None:
    """Moves the sliders to where the learner dragged the line."""
    for name, value in zip(("weight", "bias"), line, strict=True):
        st.session_state[setting.key(SLUG, name)] = float(value)


def show_hand(words: Mapping[str, str], result: lesson.Result) -> None:
    """The line that the learner moves, and whether it has found the rule."""
    neuron.by_hand(SLUG, lesson.by_hand(result), keep_points, keep_line)
    if lesson.found(result):
        st.success(words["found"].format(**lesson.numbers(result)), icon=":material/check:")
    else:
        st.info(words["hand"], icon=":material/search:")


def show_descent(words: Mapping[str, str], result: lesson.Result) -> None:
    """The descent, and how it ended."""
    neuron.descent(SLUG, lesson.descent(result), keep_points, keep_start)
    ending = lesson.verdict(result)
    say = st.warning if ending == "runs away" else st.info
    say(words[ending].format(**lesson.numbers(result)))


SHOW = {lesson.HAND: show_hand, lesson.LEARN: show_descent, lesson.HOUSES: show_descent}


def show(sections: Mapping[str, str]) -> None:
    """What the learner has chosen to see."""
    view = setting.views(SLUG, lesson.Settings)
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = choose(*CONTROLS[view])
    own = lesson.parse_points(address.held(SLUG, "points"))
    shown = lesson.compute(settings, own, lesson.parse_start(address.held(SLUG, "start")))
    with stage:
        SHOW[view](sections, shown)
    questions.show(SLUG, sections, lesson.QUESTIONS, shown)
    code_panel.show(SLUG, lesson.code(shown), {})


setting.remember(SLUG, lesson.Settings)
frame.lesson(SLUG, show)
