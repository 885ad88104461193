"""The answers of a trained network: how often it is right, which pictures it gets wrong, and one answer taken apart."""

from collections.abc import Mapping

import streamlit as st

from lessons.computer_vision import answers, train
from lessons.maths.arrays import Array
from lessons.training.history import TrainingRecord
from pages.parts import address, download_panel, setting, sheet, trained
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


def show(slug: str, words: Mapping[str, str]) -> tuple[TrainingRecord, answers.Result | None]:
    """The matrix on the left; on the right the pictures of a cell. Hands out the run and what it shows."""
    row = st.columns([3, 3, 3], vertical_alignment="bottom", gap="medium")
    with row[0]:
        name, record = choose_record(slug, setting.draw(slug, answers.Settings, "network"))
    if not download_panel.show(slug, train.data_row(record.spec)):
        return record, None
    with row[1]:
        epoch = trained.choose_epoch(slug, name, record, answers.whole_epochs(record), "Whose network answers.")
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
        matrix(slug, result)
    with right:
        pictures(slug, result, record.spec.data)
        component("softmax")(key=f"{slug}_softmax", data=answers.one_answer(result))
    st.markdown(words["loss"].format(**answers.loss_numbers(result)))
    pair = answers.paradox(record.epoch_points)
    if pair is not None:
        st.info(words["paradox"].format(**answers.paradox_numbers(pair)), icon=":material/balance:")
    return record, result


def matrix(slug: str, result: answers.Result) -> None:
    """The confusion matrix; a click on a cell shows its pictures, and a second one all mistakes."""
    name = f"{slug}_confusion"

    def clicked() -> None:
        cell = st.session_state[name]["cell"]
        if cell is not None:
            address.hold(slug, "cell", answers.turned(result, (int(cell[0]), int(cell[1]))))
            address.hold(slug, "picture", "")

    component("confusion")(key=name, data=answers.matrix(result), on_cell_change=clicked)


def pictures(slug: str, result: answers.Result, data: str) -> None:
    """The pictures of the cell, or of all mistakes; a click takes the answer for one apart."""

    def pick(place: int) -> None:
        address.hold(slug, "picture", str(result.listed[place]))

    st.markdown(f"**{answers.shown_now(result)}**")
    if result.listed:
        sheet.show(slug, "mistakes", answers.pictures(result, data), pick)
