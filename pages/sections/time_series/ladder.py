"""The ladder: forecasts over the validation part, their errors, and the floor under them."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.time_series import ladder as lesson
from lessons.course.time_series import program
from lessons.course.time_series.source import Settings, Source
from lessons.settings import controls
from pages.parts import code_panel, questions, setting
from pages.parts.component import component
from pages.sections.time_series import fitting, subject

SETTINGS: tuple[type, ...] = (Settings, lesson.Settings)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The series on the left; the ladder on the right, above what its methods are told."""
    subject.show(slug, words, partial(climb, slug, words))


def climb(slug: str, words: Mapping[str, str], source: Source) -> None:
    """The ladder of a series, what its methods are told, and the rungs that take seconds."""
    place = st.container()
    settings = collect(slug)
    result = lesson.compute(settings, source)
    offer_fits(slug, words, settings, source)
    code_panel.show(slug, lesson.code(result), program.attachments(source))
    with place:
        draw(slug, words, result)


def collect(slug: str) -> lesson.Settings:
    """What the methods are told, side by side."""
    declared = controls(lesson.Settings)
    columns = st.columns(len(declared), gap="medium", vertical_alignment="center")
    values = {}
    for column, name in zip(columns, declared, strict=True):
        with column:
            values[name] = setting.draw(slug, lesson.Settings, name)
    return lesson.Settings(**values)


def draw(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The question, the ladder, and what a rung below the floor means."""
    open_answers = questions.show(slug, words, lesson.questions(result), result)
    said = note(words, result, open_answers)
    component("ladder")(key=f"{slug}_ladder", data=lesson.payload(result, said, open_answers))
    if any(rung.leaks for rung in result.rungs) and "best" in open_answers:
        st.warning(words["leak"], icon=":material/visibility:")


def note(words: Mapping[str, str], result: lesson.Result, open_answers: frozenset[str]) -> str:
    """The sentence on the floor, once it may be said."""
    if result.floor is None:
        return words["no floor"]
    if "floor" not in open_answers:
        return ""
    return words["floor"].format(floor=f"{result.floor.mae:.3f}", doubt=f"{result.floor.doubt:.2f}")


def offer_fits(slug: str, words: Mapping[str, str], settings: lesson.Settings, source: Source) -> None:
    """The rungs that take seconds."""
    searches = lesson.searches(settings, source)
    if any(fit.result is None for fit in searches.values()):
        st.caption(words["winters"])
    fitting.show(slug, {f"Fit {name}": fit for name, fit in searches.items()})
