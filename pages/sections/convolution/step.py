"""A kernel that stops at one place of a picture after the other, with all its numbers."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.convolution import step as lesson
from lessons.course.convolution.experiment import Result
from lessons.figures.payload import without
from pages.parts import stepper
from pages.sections.convolution import experiment

SETTINGS = experiment.SETTINGS


def show(slug: str, words: Mapping[str, str]) -> None:
    """Picture and kernel on the left, the stepper on the right."""

    def draw(result: Result, known: frozenset[str]) -> None:
        payload = lesson.payload(result)
        stepper.show(slug, payload if "total" in known else without(payload, {"results"}))
        for question in lesson.FACTS:
            if question.name in known:
                st.caption(words[question.name].format(**question.numbers(result)))

    experiment.show(slug, words, lesson.QUESTIONS, draw)
