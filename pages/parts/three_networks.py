"""Three networks on the same few pictures: what each came to, their curves, and the same with more pictures."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.transfer_learning import three
from pages.parts import compare, data_note, questions, setting


def show(slug: str, words: Mapping[str, str]) -> three.Result:
    """Draws the choice of how many pictures, a card for each network, the curves and, once predicted, the table."""
    left, right = st.columns([2, 5], gap="medium", vertical_alignment="bottom")
    with left:
        result = three.compute(setting.collect(slug, three.Settings, ["per_class"]))
    with right:
        st.markdown(words["three"].format(**three.numbers(result)))
    for column, card in zip(st.columns(3), three.cards(result), strict=True):
        with column:
            st.metric(card.name, card.accuracy, card.counts, delta_color="off", delta_arrow="off", border=True)
    compare.picture(slug, three.entries(result), was_active=False)
    if questions.guessed(slug, three.QUESTIONS, result):
        head, *rows = three.table()
        st.markdown("\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)))
    data_note.show(three.data_row(result), None)
    return result
