"""A learner's own texts to train with: brought as a file, its columns chosen where it is a table."""

import numpy as np
import streamlit as st

from lessons.data import registry
from lessons.data.own import texts as own
from lessons.data.own.texts import Sheet
from lessons.data.texts import Texts
from lessons.text.plain import amount
from pages.parts import own_file
from pages.parts.setting import key
from pages.parts.words import plain

NAME = "own_texts"
EXAMPLES = 20
MOST_CLASSES = 8
"""More classes would fill the page: the largest are named."""


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
    return own_file.name_to_train(key(slug, NAME), texts)


def choose_lines(slug: str) -> str | None:
    """As `choose`, for a network that says the next word: texts with classes or without."""
    texts = ask(slug)
    return None if texts is None else own_file.name_to_train(key(slug, NAME), texts)


def ask(slug: str) -> Texts | None:
    """Asks for a file and for its columns; the texts, or None until there are any."""
    place = key(slug, NAME)
    file = own_file.bring(place, "Your texts: .csv, .json, .txt or a zip", own.open_file, ("text", "label"))
    st.caption("They stay on the server, for you alone, and are deleted when you leave.")
    if file is None:
        offer_example(slug)
        return None
    texts = pick(place, file.content) if isinstance(file.content, Sheet) else file.content
    if texts is not None:
        st.caption(summary(file.name, texts))
    return texts


def offer_example(slug: str) -> None:
    """What a file may be, and a table to fill in."""
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


def pick(place: str, sheet: Sheet) -> Texts | None:
    """The texts of the columns that the learner chooses; None, and why, where nothing can be learned from them."""
    titles = list(sheet.columns)
    text = own_file.pick(place, "text", "Texts", titles, sheet.best_text)
    others = [title for title in titles if title != text]
    if not others:
        return own_file.make(place, own.choose, sheet, text, None)
    first = sheet.best_label if sheet.best_label and sheet.best_label in others else others[0]
    label = own_file.pick(place, "label", "Labels", others, first)
    return own_file.make(place, own.choose, sheet, text, label)


def summary(name: str, texts: Texts) -> str:
    """What a file holds, in a few words of Markdown."""
    counts = np.bincount(texts.labels, minlength=len(texts.class_names))
    largest = sorted(zip(counts.tolist(), texts.class_names, strict=True), key=lambda pair: -pair[0])
    classes = ", ".join(f"{plain(label)} {count:,}" for count, label in largest[:MOST_CLASSES])
    more = f" and {len(largest) - MOST_CLASSES:,} more classes" if len(largest) > MOST_CLASSES else ""
    list_of_classes = f" ({classes}{more})" if classes else ""
    return f"**{plain(name)}**: {amount(len(texts), 'text')}{list_of_classes}. {plain(' '.join(texts.notes))}"


def example() -> bytes:
    """A table as it should look, with a few reviews of ours in it."""
    return own.as_table(registry.load("reviews", "validation").evenly(EXAMPLES))
