"""Pictures in the order of a network's one number, the threshold that divides them, and a crop that moves it."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.larger_dataset import dog as lesson
from lessons.course.larger_dataset import views
from lessons.maths.arrays import Array
from lessons.training.run.history import TrainingRecord
from pages.parts import address, code_panel, data_note, network_choice, picture_source, questions, setting, trained
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, with what the threshold does; on the right the question, the row of it, and the frame."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        name, record = choose_network(slug, words)
        picture, source = choose_picture(slug, record)
        limit = st.container()
    epoch = lesson.answering_epoch(record)
    network = trained.layers(name, record, epoch)
    where = lesson.read_crop(address.read(slug, "crop"), picture[0])
    settings = setting.current(slug, lesson.Settings)
    result = lesson.compute(settings, record, network, picture, where, row(name, record, epoch))
    with stage:
        open_answers = questions.show(slug, words, lesson.QUESTIONS, result.read_at(lesson.MIDDLE))
        with limit:
            result = result.read_at(choose_threshold(slug, "rule" in open_answers))
            numbers = lesson.numbers(result)
            for name in ("rule", "right"):
                if name in open_answers:
                    st.markdown(words[f"open {name}"].format(**numbers))
        component("threshold")(key=f"{slug}_threshold_row", data=lesson.row_payload(result))
        st.markdown(words["row"].format(**numbers))
        show_frame(slug, lesson.payload(result, f"{name} {source}"))
        data_note.show(record.spec.data, record.spec.examples)
    code_panel.show(slug, lesson.code(result, record.spec), lesson.attachments(result, record.spec))


@st.cache_data(show_spinner=False, max_entries=8)
def row(name: str, _record: TrainingRecord, epoch: int) -> Array:
    """What the network says of the pictures of the row, asked once and not at every change."""
    return lesson.row_outputs(_record, trained.layers(name, _record, epoch))


def choose_threshold(slug: str, is_open: bool) -> float:
    """The threshold, once the learner has said what the course's does."""
    return float(setting.draw(slug, lesson.Settings, "threshold")) if is_open else lesson.MIDDLE


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


def show_frame(slug: str, payload: bytes) -> None:
    """Places the canvas; where the learner moves the frame goes to the address."""
    name = f"{slug}_cropper"

    def write_crop() -> None:
        address.write(slug, "crop", lesson.write_crop(st.session_state[name]["crop"]))

    component("cropper")(key=name, data=payload, on_crop_change=write_crop)
