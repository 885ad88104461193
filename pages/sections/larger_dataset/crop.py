"""A square frame on a picture, and what a trained network says of the part inside it."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.larger_dataset import crop as lesson
from lessons.course.larger_dataset import views
from lessons.maths.arrays import Array
from lessons.training.run.history import TrainingRecord
from pages.parts import address, code_panel, data_note, network_choice, picture_source, questions, setting, trained
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the frame and the answer on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        name, record = choose_network(slug, words)
        picture, source = choose_picture(slug, record)
        settings = setting.collect(slug, lesson.Settings, ("divided", "threshold"))
    network = trained.layers(name, record, lesson.answering_epoch(record))
    where = lesson.read_crop(address.read(slug, "crop"), picture[0])
    result = lesson.compute(settings, record, network, picture, where)
    with stage:
        frame(slug, lesson.payload(result, f"{name} {source} {settings.divided}"))
        first, second = result.class_names
        st.info(words[lesson.verdict(result)].format(first=first, second=second), icon=":material/crop:")
        data_note.show(record.spec.data, record.spec.examples)
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, lesson.code(result, record.spec), lesson.attachments(result, record.spec))


def choose_network(slug: str, words: Mapping[str, str]) -> tuple[str, TrainingRecord]:
    """The recording or the learner's own run, with its name; the recording where there is no run to ask."""
    return network_choice.choose(
        slug,
        words,
        setting.draw(slug, lesson.Settings, "network"),
        lambda title: views.recording(views.WHOLE),
        lesson.RECORDING,
        lesson.has_learned,
        lesson.tells_two_apart,
    )


def choose_picture(slug: str, record: TrainingRecord) -> tuple[tuple[Array, int | None], str]:
    """A validation picture by its number, or one that every page offers; with its class, and what tells it apart."""
    title = setting.draw(slug, lesson.Settings, "photo")
    if title == lesson.VALIDATION:
        number = setting.draw(slug, lesson.Settings, "number")
        return lesson.validation_picture(record, number), f"{title} {number}"
    return (picture_source.choose(slug, title, lesson.PICTURE_SIDE), None), title


def frame(slug: str, payload: bytes) -> None:
    """Places the canvas; where the learner moves the frame goes to the address."""
    name = f"{slug}_cropper"

    def moved() -> None:
        address.write(slug, "crop", lesson.write_crop(st.session_state[name]["crop"]))

    component("cropper")(key=name, data=payload, on_crop_change=moved)
