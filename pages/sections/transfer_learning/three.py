"""Three networks on the same few pictures: what each came to, their curves, and the same with more pictures."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.transfer_learning import three as lesson
from lessons.training.reports import program
from pages.parts import code_panel, compare, data_note, questions, setting

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The choice of how many pictures, a card for each network, the curves and, once predicted, the table."""
    left, right = st.columns([2, 5], gap="medium", vertical_alignment="bottom")
    with left:
        result = lesson.compute(setting.collect(slug, lesson.Settings, ["pictures"]))
    with right:
        st.markdown(words["three"].format(**lesson.numbers(result)))
    for column, card in zip(st.columns(3), lesson.cards(result), strict=True):
        with column:
            st.metric(card.name, card.accuracy, card.counts, delta_color="off", delta_arrow="off", border=True)
    compare.picture(slug, lesson.entries(result), was_active=False)
    if questions.has_guesses(slug, lesson.QUESTIONS, result):
        head, *rows = lesson.table()
        st.markdown("\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)))
    spec = lesson.program_spec(result)
    data_note.show(spec.data, None)
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, program.program(spec), program.attachments(spec))
