"""A network on texts in the explorer: the learner's sentence, and what every layer makes of it, over its words."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.feature_maps import text_network as lesson
from lessons.course.feature_maps.network_file import FileRecord
from lessons.training.run.history import TrainingRecord
from pages.parts import code_panel, data_note, questions, sentence
from pages.parts.component import component
from pages.parts.setting import key
from pages.parts.words import plain


def show(slug: str, words: Mapping[str, str], name: str, record: TrainingRecord, epoch: int) -> None:
    """The field for the sentence; below it the question, the strips, and what the network does not know."""
    written = typed(slug, record)
    result = lesson.compute(record, record.layers(epoch), written)
    predicted = questions.show(slug, words, (lesson.TABLE,), result)
    veils = () if predicted else lesson.TABLE.veils(result)
    component("activations")(key=f"{slug}_activations", data=lesson.payload(f"{name}-{epoch}", result, words, veils))
    if result.unknown:
        st.caption(words["unknown words"].format(words=", ".join(f"“{plain(word)}”" for word in result.unknown)))
    if not isinstance(record, FileRecord):
        data_note.show(record.spec.data, record.spec.examples)
    code_panel.show(slug, lesson.code(record, result), lesson.attachments(record))


def typed(slug: str, record: TrainingRecord) -> str:
    """The learner's sentence or, for a network whose words nobody knows, their ids."""
    if lesson.item_of(record) is not None:
        return sentence.show(key(slug, "sentence"), "Your sentence", lesson.SENTENCE, lesson.MOST_LETTERS)
    hint = "This file does not say which word an id stands for."
    return sentence.show(key(slug, "ids"), "Ids of words", lesson.IDS, lesson.MOST_LETTERS, hint)
