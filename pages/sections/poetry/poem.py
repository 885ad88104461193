"""What the learner writes, in the session alone: no typed text goes into the address or to others."""

import streamlit as st

from lessons.course.poetry.write import Poem
from pages.parts.setting import key


def current(slug: str) -> Poem:
    """The poem as it stands."""
    poem = st.session_state.get(key(slug, "poem"))
    return poem if isinstance(poem, Poem) else Poem()


def keep(slug: str, poem: Poem) -> None:
    """Keeps the poem until the page is closed or Reset."""
    st.session_state[key(slug, "poem")] = poem
