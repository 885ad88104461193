"""The neuron and its examples, which every section of the lesson sets, and what stands below them."""

from collections.abc import Callable, Sequence

import streamlit as st

from lessons.course.first_neuron import neuron as lesson
from lessons.figures import rate_limit
from lessons.settings import Slider, controls
from pages.parts import address, code_panel, setting

SETTINGS: tuple[type, ...] = ()
Draw = Callable[[lesson.Result], bool]


def show(slug: str, names: Sequence[str], draw: Draw) -> None:
    """The settings `names` on the left, first among them the examples; on the right what `draw` shows of the result.

    `draw` says whether the largest learning rate may be marked below the settings, the last of which is the rate.
    """
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = choose(slug, *names)
    own = lesson.parse_points(address.read(slug, "points"))
    result = lesson.compute(settings, own, lesson.parse_start(address.read(slug, "start")))
    with stage:
        marks = draw(result)
    with left:
        if marks:
            mark(result)
    code_panel.show(slug, lesson.code(result), {})


def mark(result: lesson.Result) -> None:
    """Below the slider of rates: up to which of them the neuron learns."""
    rates = controls(lesson.Settings)["rate"]
    assert isinstance(rates, Slider)
    st.html(rate_limit.mark(result.limit, rates.low, rates.high))


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


def keep_start(slug: str, start: Sequence[float]) -> None:
    """Keeps the weight and bias that the learner chose to start from."""
    address.write(slug, "start", lesson.write_points([start]))
