"""A learner's own vectors of words to start from, brought as a file."""

import streamlit as st

from lessons.data.own import vectors
from lessons.data.own.vectors import WordVectors
from lessons.text.plain import amount
from pages.parts import own_file
from pages.parts.setting import key
from pages.parts.words import plain

NAME = "own_vectors"


def choose(slug: str) -> tuple[str, WordVectors] | None:
    """Asks for a file of vectors; they and the name by which runs know them, None until there are any.

    They are the learner's, until the last page of theirs has been closed for a while.
    """
    place = key(slug, NAME)
    file = own_file.bring(place, "Vectors of words, as GloVe writes them", vectors.read, ())
    if file is None:
        return None
    size = f"{amount(len(file.content), 'word')} of {amount(file.content.table.shape[1], 'number')}"
    st.caption(f"**{plain(file.name)}**: {size}. {plain(' '.join(file.content.notes))}")
    name = own_file.name_to_train(place, file.content)
    return None if name is None else (name, file.content)
