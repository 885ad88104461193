"""A learner's own texts to train with: brought as a file, its columns chosen where it is a table."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lessons.data import registry
from lessons.data.own import shelf
from lessons.data.own import texts as own
from lessons.data.own.texts import Sheet
from lessons.data.texts import Texts
from pages.parts import identity, own_pictures, own_series, refusal
from pages.parts.setting import key
from pages.parts.words import plain

EXAMPLES = 20
MOST_CLASSES = 8
"""More classes would fill the page: the largest are named."""


# A page runs again with every change, and 25,000 texts take it half a second: what was made of them is kept.
class Chosen(NamedTuple):
    """The texts in two columns of a table."""

    sheet: Sheet
    text: str
    label: str
    texts: Texts


class Named(NamedTuple):
    """Texts with the name by which runs know them."""

    texts: Texts
    name: str


def choose(slug: str) -> str | None:
    """Asks for texts with classes, and tells of them; their name as `TrainingSpec.data`, None until there is one.

    They are the learner's, until the last page of theirs has been closed for a while.
    """
    texts = ask(slug)
    if texts is None:
        return None
    if not texts.class_names:
        st.warning("These texts have no classes. Bring a table with a column of labels.", icon=":material/block:")
        return None
    return name_to_train(slug, texts)


def choose_lines(slug: str) -> str | None:
    """As `choose`, for a network that says the next word: texts with classes or without."""
    texts = ask(slug)
    return None if texts is None else name_to_train(slug, texts)


def ask(slug: str) -> Texts | None:
    """Asks for a file and for its columns; the texts, or None until there are any."""
    bring(slug)
    found: Sheet | Texts | None = st.session_state.get(key(slug, "own_texts"))
    if found is None:
        st.caption("A table with a column of texts and one of labels; or a zip with a folder of .txt for each class.")
        st.download_button(
            "An example to fill in",
            example,
            "my_texts.csv",
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
            key=key(slug, "own_texts_example"),
        )
        return None
    try:
        texts = pick(slug, found) if isinstance(found, Sheet) else found
    except ValueError as reason:
        st.warning(plain(str(reason)), icon=":material/block:")
        return None
    st.caption(summary(st.session_state[key(slug, "own_texts_file")], texts))
    return texts


def pick(slug: str, sheet: Sheet) -> Texts:
    """The texts of the columns that the learner chooses. Raises ValueError where nothing can be learned from them."""
    titles = list(sheet.columns)
    text = own_series.pick(slug, "Texts", "own_texts_text", titles, sheet.best_text)
    others = [title for title in titles if title != text]
    if not others:
        return own.choose(sheet, text, None)
    first = sheet.best_label if sheet.best_label and sheet.best_label in others else others[0]
    return chosen(slug, sheet, text, own_series.pick(slug, "Labels", "own_texts_label", others, first))


def chosen(slug: str, sheet: Sheet, text: str, label: str) -> Texts:
    """The texts of two columns, made anew only where the learner has changed something. Raises as `pick`."""
    place = key(slug, "own_texts_chosen")
    before: Chosen | None = st.session_state.get(place)
    if before is None or before.sheet is not sheet or (before.text, before.label) != (text, label):
        st.session_state.pop(place, None)
        before = st.session_state[place] = Chosen(sheet, text, label, own.choose(sheet, text, label))
    return before.texts


def summary(name: str, texts: Texts) -> str:
    """What a file holds, in a few words of Markdown."""
    counts = np.bincount(texts.labels, minlength=len(texts.class_names))
    largest = sorted(zip(counts.tolist(), texts.class_names, strict=True), key=lambda pair: -pair[0])
    classes = ", ".join(f"{plain(label)} {count:,}" for count, label in largest[:MOST_CLASSES])
    more = f" and {len(largest) - MOST_CLASSES:,} more classes" if len(largest) > MOST_CLASSES else ""
    told = f" ({classes}{more})" if classes else ""
    return f"**{plain(name)}**: {len(texts):,} texts{told}. {plain(' '.join(texts.notes))}"


def name_to_train(slug: str, texts: Texts) -> str | None:
    """The name by which a run knows these texts; None, and why, where the disk refuses."""
    place, learner = key(slug, "own_texts_name"), identity.learner()
    before: Named | None = st.session_state.get(place)
    if before is not None and before.texts is texts and shelf.current().belongs(before.name, learner):
        return before.name
    try:
        name = shelf.current().put(learner, st.session_state[key(slug, "own_texts_file")], *texts.parts())
    except OSError as reason:
        st.warning(plain(str(reason)), icon=":material/block:")
        return None
    st.session_state[place] = Named(texts, name)
    return name


def bring(slug: str) -> None:
    """The field for a file. What was brought is read at once, and the field is empty for the next."""
    place = key(slug, "own_texts_taken")
    upload = f"{slug}_own_texts_{st.session_state.get(place, 0)}"

    def take() -> None:
        file = st.session_state[upload]
        if isinstance(file, UploadedFile):
            refusal.attempt(key(slug, "own_texts"), keep, slug, file)
            st.session_state[place] = st.session_state.get(place, 0) + 1
            own_pictures.release(file)

    # Of every name: what is no file of texts is told what to do.
    st.file_uploader("Your texts: .csv, .json, .txt or a zip", key=upload, on_change=take)
    refusal.show(key(slug, "own_texts"))
    st.caption("They stay on the server, for you alone, and are deleted when you leave.")


def keep(slug: str, file: UploadedFile) -> None:
    """Reads a file and keeps what it holds, instead of what an earlier one did."""
    name = Path(file.name).name
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(file.getvalue())
        found = own.open_file(path)
    for place in ("own_texts_text", "own_texts_label"):
        st.session_state.pop(key(slug, place), None)
    st.session_state[key(slug, "own_texts")] = found
    st.session_state[key(slug, "own_texts_file")] = name


def example() -> bytes:
    """A table as it should look, with a few reviews of ours in it."""
    return own.as_table(registry.load("reviews", "validation").evenly(EXAMPLES))
