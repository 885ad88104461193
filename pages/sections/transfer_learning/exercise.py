"""Exercise 7: a run that stops by the training accuracy, and where validation was best."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.transfer_learning import exercise as lesson
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from pages.parts import code_panel, data_note, run_questions, training_panel

SETTINGS: tuple[type, ...] = ()


def show(slug: str, words: Mapping[str, str]) -> None:
    """What the run is, a question about the recorded one, and its curves; it can be started as it is."""
    recorded = lesson.example()
    st.markdown(words["exercise"].format(goal=f"{recorded.spec.stop_at_accuracy:.1%}"))

    # A run of the learner's own need not stop as the exercise asks: of that no question is asked, but it is judged.
    def above(record: TrainingRecord) -> frozenset[str]:
        ask = run_questions.above(slug, words, lesson.QUESTIONS) if record is recorded else run_questions.nothing
        return ask(record)

    def follow(record: TrainingRecord) -> None:
        if record is not recorded and record.epoch_points:
            st.info(words[lesson.section(record)].format(**lesson.numbers(record)), icon=":material/timer:")

    training_panel.show(slug, recorded.spec, recorded, follow, above)
    data_note.show(recorded.spec.data, None)
    code_panel.show(slug, program.program(recorded.spec), program.attachments(recorded.spec))
