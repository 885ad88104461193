"""What a trained network shows of itself: where it looks, and what its filters answer to."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.transfer_learning import look as lesson
from lessons.course.transfer_learning import views
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from pages.parts import code_panel, image, network_choice, questions, setting, trained

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """A row of settings, the pictures, and what to see in them."""
    row = st.columns([4.8, 3.2, 2.5], gap="small")
    with row[0]:
        title = setting.draw(slug, lesson.Settings, "network")
        name, record = network_choice.choose(slug, words, title, lesson.recording_of, views.TUNED, lesson.can_answer)
    with row[1]:
        way = setting.draw(slug, lesson.Settings, "way")
    with row[2]:
        settings = setting.collect(slug, lesson.Settings, ["block" if way == lesson.FILTERS else "number"])
    result = lesson.compute(settings, record, trained.layers(name, record, lesson.epoch(record)))
    sentence = words[lesson.verdict(result)].format(**lesson.numbers(result))
    if way == lesson.FILTERS:
        st.markdown(sentence)
        filters(name, record, settings.block)
    else:
        pictures(result, sentence)
    questions.show(slug, words, lesson.questions(result), result)
    code_panel.show(slug, lesson.code(record), program.attachments(record.spec))


def pictures(result: lesson.Result, sentence: str) -> None:
    """The picture, where the network looks, and what it says."""
    picture, heat, answer = st.columns([3, 3, 3], gap="medium")
    with picture:
        image.show(lesson.picture(result), f"A picture of {result.class_names[result.truth]}")
    with heat:
        image.show(lesson.overlay(result), f"Where the network finds {result.class_names[result.says]}")
    with answer:
        st.info(sentence, icon=":material/visibility:")


@st.cache_data(show_spinner=False, max_entries=32)
def strongest(name: str, _record: TrainingRecord, block: int) -> tuple[bytes, ...]:
    """What excites the filters of a run's convolution, searched once."""
    return lesson.strongest(_record, trained.layers(name, _record, lesson.epoch(_record)), block)


def filters(name: str, record: TrainingRecord, block: int) -> None:
    """A square of nine patches for each filter."""
    with st.grid(8, min_column_width=90):
        for number, patches in enumerate(strongest(name, record, block), start=1):
            image.show(patches, f"What excites filter {number} of convolution {block}", f"Filter {number}")
