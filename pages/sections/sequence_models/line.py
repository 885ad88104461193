"""The sentence that the learner writes, in the session alone: no typed text goes into the address or to others."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.sequence_models.reading import MOST_LETTERS, Sentence
from pages.parts import sentence
from pages.parts.setting import key
from pages.parts.words import plain


def typed(slug: str, first: str) -> str:
    """Draws the field, and returns what it holds: `first` until the learner types, and where nothing is left."""
    written = sentence.show(key(slug, "sentence"), "Your sentence", first, MOST_LETTERS)
    return written if any(map(str.isalnum, written)) else first


def note(words: Mapping[str, str], reading: Sentence) -> None:
    """Says which words the network does not know."""
    if reading.unknown:
        unknown = ", ".join(f"“{plain(word)}”" for word in dict.fromkeys(reading.unknown))
        st.caption(words["unknown"].format(words=unknown))
