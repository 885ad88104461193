"""The answers of a dense network: how often it is right, which pictures it gets wrong, and one answer taken apart."""

from collections.abc import Mapping

import streamlit as st

from lessons.answers import Answers
from lessons.course.computer_vision import answers, train
from lessons.figures.softmax import softmax
from lessons.maths.arrays import Array
from lessons.training.run.history import TrainingRecord
from pages.parts import address, answer_matrix, download_panel, setting, trained
from pages.parts.component import component


def choose_record(slug: str, network: str) -> tuple[str, TrainingRecord]:
    """The run or recording whose answers are judged, with its name."""
    if network != answers.MY_RUN:
        return network, train.recording(network)
    run = trained.choose(slug, answers.can_be_asked)
    if run is None:
        st.info("You have not trained a network yet: this is the recorded one. Switch to **Train**.")
        return train.SHORT, train.recording(train.SHORT)
    return run.id, run


@st.cache_data(show_spinner=False, max_entries=32)
def asked(name: str, epoch: int, _record: TrainingRecord) -> Array:
    """The answers of a network for its whole validation set; thirty learners need not ask for the same."""
    return answers.asked(_record, epoch)


def show(slug: str, words: Mapping[str, str]) -> tuple[TrainingRecord, Answers | None]:
    """The matrix on the left; on the right the pictures of a cell. Hands out the run and what it shows."""
    row = st.columns([3, 3, 3], gap="medium")
    with row[0]:
        name, record = choose_record(slug, setting.draw(slug, answers.Settings, "network"))
    if not download_panel.show(slug, train.data_row(record.spec)):
        return record, None
    with row[1]:
        epoch = trained.choose_epoch(slug, name, record, record.whole_epochs, "Whose network answers.")
    with row[2]:
        setting.draw(slug, answers.Settings, "order")
    result = answers.compute(
        setting.stored(slug, answers.Settings),
        record,
        asked(name, epoch, record),
        address.held(slug, "cell"),
        address.held(slug, "picture"),
    )
    left, right = st.columns([4, 6], gap="medium")
    with left:
        answer_matrix.show(slug, result)
    with right:
        answer_matrix.pictures(slug, result, answers.validation(record.spec.data)[0][result.listed])
        logits, truth = result.logits[result.picture], int(result.labels[result.picture])
        component("softmax")(key=f"{slug}_softmax", data=softmax(logits, result.class_names, truth))
    st.markdown(words["loss"].format(**answers.loss_numbers(result)))
    pair = answers.paradox(record.epoch_points)
    if pair is not None:
        st.info(words["paradox"].format(**answers.paradox_numbers(pair)), icon=":material/balance:")
    return record, result
