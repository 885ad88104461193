"""What was found in a learner's own pictures: a look at them, their classes, and what a learner should know of them."""

import streamlit as st

from lessons.data.dataset import SPLITS, Dataset
from lessons.data.own import collection
from lessons.data.pictures import fit
from lessons.figures.png import photograph
from pages.parts import image
from pages.parts.setting import key
from pages.parts.words import plain

SIDE = 96
MOST_PICTURES = 8
NAME_WIDTH = 96
"""Pixels that a class needs, or its name is broken in the middle of a word."""
SHORT_TABLE, TABLE_HEIGHT = 8, 320
"""How many classes a table shows in full, and the pixels that a longer one, with its scroll bar, is high."""


def show(slug: str, name: str) -> None:
    """Draws what is known of checked pictures."""
    train, validation = (collection.load(name, split) for split in SPLITS)
    with st.grid(MOST_PICTURES, min_column_width=NAME_WIDTH):
        for each, look in thumbnails(slug, name, train).items():
            image.show(look, alt=f"A picture of {each}", caption=plain(each))
    st.caption("The network gets every picture squeezed to a square, as Keras does it.")
    show_table(train, validation)
    for note in dict.fromkeys((*train.notes, *validation.notes)):
        st.warning(plain(note), icon=":material/rule:")
    skipped = [*train.skipped, *validation.skipped]
    if skipped:
        with st.expander(f"Left out: {len(skipped):,}"):
            st.text("\n".join(skipped))


def show_table(train: Dataset, validation: Dataset) -> None:
    """How many pictures each class has in either split."""
    counts = zip(map(plain, train.class_names), train.counts.values(), validation.counts.values(), strict=True)
    rows = [f"| {each} | {trained:,} | {validated:,} |" for each, trained, validated in counts]
    with st.container(height=TABLE_HEIGHT if len(rows) > SHORT_TABLE else "content", border=False):
        st.markdown("\n".join(["| Class | Training | Validation |", "| --- | ---: | ---: |", *rows]))


def thumbnails(slug: str, name: str, data: Dataset) -> dict[str, bytes]:
    """The first picture of each class, of the first few, as JPEG: decoded once and not at every change."""
    place = key(slug, "own_looks")
    if st.session_state.get(place, ("",))[0] != name:
        labels = data.labels.tolist()
        names = data.class_names[:MOST_PICTURES]
        firsts = [data.images[labels.index(label)] for label in range(len(names))]
        looks = {each: photograph(fit(first, SIDE)) for each, first in zip(names, firsts, strict=True)}
        st.session_state[place] = (name, looks)
    looks_of: dict[str, bytes] = st.session_state[place][1]
    return looks_of
