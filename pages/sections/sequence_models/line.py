"""The sentence that the learner writes, in the session alone: no typed text goes into the address or to others."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.sequence_models.reading import MOST_LETTERS, Sentence
from pages.parts.setting import key
from pages.parts.words import plain


def typed(slug: str, first: str) -> str:
    """Draws the field, and hands out what it holds: `first` until the learner types, and where nothing is left."""
    place, typed_place = key(slug, "sentence"), key(slug, "typed_sentence")

    def keep() -> None:
        st.session_state[typed_place] = st.session_state[place]

    written = st.text_input(
        "Your sentence",
        st.session_state.get(typed_place, first),
        max_chars=MOST_LETTERS,
        key=place,
        on_change=keep,
        live="300ms",
        autocomplete="off",
    )
    return written if any(map(str.isalnum, written)) else first


def note(words: Mapping[str, str], sentence: Sentence) -> None:
    """Says which words the network does not know."""
    if sentence.unknown:
        unknown = ", ".join(f"“{plain(word)}”" for word in dict.fromkeys(sentence.unknown))
        st.caption(words["unknown"].format(words=unknown))
