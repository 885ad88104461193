"""The lines that the learner writes, in the session alone: no typed text goes into the address or to others."""

import streamlit as st

from lessons.course.tokens import views
from lessons.figures.tokens import Field
from pages.parts.setting import key

FIRST = {"lines": views.LINES, "test": views.TEST}
"""What each field holds until the learner types."""


def current(slug: str) -> tuple[str, ...]:
    """The learner's lines."""
    return views.read(text(slug, "lines")) or views.read(views.LINES)


def text(slug: str, name: str) -> str:
    """What was last typed into a field."""
    return str(st.session_state.get(key(slug, f"typed_{name}"), FIRST[name]))


def keep(slug: str, name: str, component: str) -> None:
    """Keeps what a component tells of a field, as soon as the learner pauses."""
    value = st.session_state[component][name]
    if value is not None:
        st.session_state[key(slug, f"typed_{name}")] = value


def field(slug: str, name: str, label: str, rows: int) -> Field:
    """The field with what it holds."""
    return Field(name, label, text(slug, name), rows)
