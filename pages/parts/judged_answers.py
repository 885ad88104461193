"""All answers of a network of many classes: the matrix with precision and recall, and the pictures behind a cell."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.multiclass import answers, views
from lessons.training.run.history import TrainingRecord
from pages.parts import address, answer_matrix, asked, data_note, setting


def show(slug: str, words: Mapping[str, str]) -> tuple[TrainingRecord, answers.Judged]:
    """Settings above; the matrix on the left, pictures and words on the right. Hands out the run and its answers."""
    # The switch has no label above it, which the menus beside it have.
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        name, record = asked.choose(slug, words)
        divided = setting.draw(slug, answers.Settings, "divided")
        setting.draw(slug, answers.Settings, "order")
    is_known = views.recorded_answers(record, views.epoch_asked(record), divided=False) is not None
    without = asked.logits(slug, name, record, divided=False) if is_known or not divided else None
    judged = answers.compute(
        setting.stored(slug, answers.Settings),
        record,
        (asked.logits(slug, name, record), without),
        address.held(slug, "cell"),
        address.held(slug, "picture"),
    )
    left, right = st.columns([6, 5], gap="medium")
    with left:
        answer_matrix.show(slug, judged.shown, judged.margins)
    with right:
        answer_matrix.pictures(slug, judged.shown, answers.images(record, judged.shown))
        numbers = answers.numbers(judged)
        st.markdown(words["class"].format(**numbers))
        if divided:
            st.info(words["divided"].format(**numbers), icon=":material/straighten:")
        else:
            st.warning(words["undivided"].format(**numbers), icon=":material/error:")
    data_note.show(views.data_row(record), record.spec.examples)
    return record, judged
