"""A memory taken apart, word by word, with gates to hold; or two of them, one on the other."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.sequence_models import cell as lesson
from lessons.course.sequence_models import cell_code, views
from lessons.course.sequence_models.stack import Settings as StackSettings
from lessons.training.reports.program import attachments
from pages.parts import code_panel, data_note, questions, setting, trained
from pages.parts.component import component
from pages.sections.sequence_models import line, stack

SETTINGS: tuple[type, ...] = (lesson.Settings, StackSettings)


def show(slug: str, words: Mapping[str, str]) -> None:
    """One cell or a stack of two, as the learner chooses: its settings on the left, what it does on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        inside = setting.draw(slug, lesson.Settings, "inside")
        result = stack.choose(slug) if inside == lesson.STACK else choose(slug, words)
    with stage:
        if isinstance(result, lesson.Result):
            draw(slug, words, result)
        else:
            stack.draw(slug, words, result)


def choose(slug: str, words: Mapping[str, str]) -> lesson.Result:
    """The cell, how long it has learned, the sentence, and the gate that is held."""
    settings = setting.collect(slug, lesson.Settings, ("cell",))
    record = views.recording(lesson.CELLS[settings.cell])
    epoch = trained.choose_epoch(slug, settings.cell, record, record.whole_epochs, words["epoch help"])
    written = line.typed(slug, lesson.FIRST)
    settings = setting.collect(slug, lesson.Settings, settings.choices)
    settings = setting.collect(slug, lesson.Settings, settings.hold)
    result = lesson.compute(settings, record, epoch, written)
    line.note(words, result.sentence)
    return result


def draw(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The question, the verdict after every word, and what the cell does at each of them."""
    first = lesson.first()
    predicted = questions.show(slug, words, lesson.QUESTIONS, first)
    component("cell")(key=f"{slug}_steps", data=lesson.strips(result, "shift" in predicted))
    for name, fact in lesson.facts(first).items():
        if name in predicted:
            st.markdown(words[f"fact {name}"].format(fact=fact, **lesson.numbers(first)))
    data_note.show(result.record.spec.data, None)
    code_panel.show(slug, cell_code.code(result), attachments(result.record.spec))
