"""Two recurrent layers, one on the other, with their shapes or with what Keras says against them."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.sequence_models import stack as lesson
from lessons.settings import controls
from pages.parts import code_panel, questions, setting


def choose(slug: str) -> lesson.Result:
    """The layers that the learner sets."""
    return lesson.compute(setting.collect(slug, lesson.Settings, controls(lesson.Settings)))


def draw(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The question, then the layers with their shapes once it is predicted what the second one needs."""
    predicted = questions.show(slug, words, lesson.QUESTIONS, lesson.first())
    if "needs" in predicted:
        rows = [
            ("Layer", "given", "gives"),
            ("---",) * 3,
            *((f"`{name}`", *rest) for name, *rest in lesson.table(result)),
        ]
        st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))
        if result.error:
            st.error(f"Keras: `ValueError: {result.error}`")
            st.markdown(words["stack refused"])
        else:
            st.markdown(words["stack"].format(parameters=f"{result.parameters:,}"))
    if "joined" in predicted:
        st.markdown(words["bidirectional"].format(**lesson.numbers(result)))
    code_panel.show(slug, lesson.code(result), {})
