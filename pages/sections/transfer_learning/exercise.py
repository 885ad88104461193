"""Exercise 7: a run that stops by the training accuracy, and where validation was best."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.transfer_learning import exercise as lesson
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from pages.parts import code_panel, data_note, questions, training_panel

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """The run, which can be started as it is."""
    recorded = lesson.example()
    training_panel.show(slug, recorded.spec, recorded, partial(follow, slug, words))
    data_note.show(recorded.spec.data, None)
    # A run of the learner's own need not stop as the exercise asks.
    if training_panel.current(slug) is None:
        questions.show(slug, words, lesson.QUESTIONS, recorded)
    code_panel.show(slug, program.program(recorded.spec), program.attachments(recorded.spec))


def follow(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """How many epochs came too late; of the recording once the learner has guessed it."""
    recorded = lesson.example()
    is_question = record is recorded and not questions.has_guesses(slug, lesson.QUESTIONS, recorded)
    if record.epoch_points and not is_question:
        st.info(words[lesson.section(record)].format(**lesson.numbers(record)), icon=":material/timer:")
