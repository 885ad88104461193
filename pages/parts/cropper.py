"""A square frame on a picture, and what a trained network says of the part inside it."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.larger_dataset import crop, views
from lessons.maths.arrays import Array
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from pages.parts import address, data_note, picture_source, setting, trained
from pages.parts.component import component


def show(slug: str, words: Mapping[str, str]) -> tuple[TrainingSpec, crop.Result]:
    """Settings on the left, the frame and the answer on the right. Hands out the run that was asked and its answer."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        asked = setting.draw(slug, crop.Settings, "network")
        name, record = choose_record(slug, words, asked)
        picture, source = choose_picture(slug, record)
        settings = setting.collect(slug, crop.Settings, ("divided", "threshold"))
    network = trained.layers(name, record, crop.epoch_asked(record))
    where = crop.read_crop(address.held(slug, "crop"), picture[0])
    result = crop.compute(settings, record, network, picture, where)
    with stage:
        frame(slug, crop.payload(result, f"{name} {source} {settings.divided}"))
        first, second = result.class_names
        st.info(words[crop.verdict(result)].format(first=first, second=second), icon=":material/crop:")
        data_note.show(crop.data_row(record), record.spec.examples)
    return record.spec, result


def choose_record(slug: str, words: Mapping[str, str], asked: str) -> tuple[str, TrainingRecord]:
    """The recording or the learner's own run, with its name; the recording where there is no run to ask."""
    recorded = views.WHOLE, views.recording(views.WHOLE)
    if asked == crop.RECORDED:
        return recorded
    run = trained.choose(slug, crop.has_learned)
    if run is None:
        st.info("You have not trained a network yet: this is the recorded one. Switch to **Train**.")
        return recorded
    if not crop.tells_two_apart(run):
        st.info(words["two classes"])
        return recorded
    return run.id, run


def choose_picture(slug: str, record: TrainingRecord) -> tuple[tuple[Array, int | None], str]:
    """A validation picture by its number, or one that every page offers; with its class, and what tells it apart."""
    title = setting.draw(slug, crop.Settings, "photo")
    if title == crop.VALIDATION:
        number = setting.draw(slug, crop.Settings, "number")
        return crop.validation_picture(record, number), f"{title} {number}"
    return (picture_source.choose(slug, title, crop.PICTURE_SIDE), None), title


def frame(slug: str, payload: bytes) -> None:
    """Places the canvas; where the learner moves the frame goes to the address."""
    name = f"{slug}_cropper"

    def moved() -> None:
        address.hold(slug, "crop", crop.write_crop(st.session_state[name]["crop"]))

    component("cropper")(key=name, data=payload, on_crop_change=moved)
