"""The explorer with all that a learner chooses around it: the run, the epoch, the picture, a cell, a kernel to edit."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext

import streamlit as st

from lessons.course.feature_maps import explore
from lessons.training.run.history import TrainingRecord
from pages.parts import (
    address,
    explorer,
    identity,
    network_file,
    network_picture,
    opened_cell,
    setting,
    trained,
)


def choose_record(slug: str, network: str) -> tuple[str, TrainingRecord]:
    """The run, recording or file to look into, with its name."""
    if network == explore.MY_FILE:
        return network_file.bring(slug) or (explore.DIGITS, explore.recording(explore.DIGITS))
    if network != explore.MY_RUN:
        return network, explore.recording(network)
    run = trained.choose(slug)
    if run is None:
        st.info("You have not trained a network yet: this is the recorded one. Switch to **Train**.")
        return explore.DIGITS, explore.recording(explore.DIGITS)
    return run.id, run


def show(slug: str, words: Mapping[str, str]) -> tuple[TrainingRecord, explore.Result]:
    """The explorer: a network, a picture, and every layer's maps. Hands out the run looked into and what it shows."""
    # No columns: each would be one more message before the maps.
    row = st.container(horizontal=True, vertical_alignment="bottom")
    with row:
        network = setting.draw(slug, explore.Settings, "network")
    name, record = choose_record(slug, network)
    with row:
        epoch = trained.choose_epoch(slug, name, record, record.epochs_with_weights, "Scrub through the training.")
        setting.draw(slug, explore.Settings, "scaling")
        setting.draw(slug, explore.Settings, "source")
    settings = setting.stored(slug, explore.Settings)
    picture: explore.Picture | None = None
    stage: AbstractContextManager[object] = nullcontext()
    if settings.source in (explore.DRAW, explore.UPLOAD):
        left, stage = st.columns([1, 4])
        with left:
            picture = network_picture.own(slug, settings, record)
    else:
        with row:
            picture = network_picture.by_number(slug, settings, name, record, epoch)
    picture = picture or explore.from_validation(record, settings.number)
    layers = explore.edited(record.layers(epoch), opened_cell.edits(slug, name))
    result = explore.compute(settings, record, layers, picture)
    place = explore.read_cell(result, address.held(slug, "cell"))
    with stage:
        explorer.show(slug, explore.network(result, f"{name}-{epoch}", place))
    notes(words, record, epoch)
    if place is not None:
        opened_cell.show(slug, name, result, place)
    return record, result


def notes(words: Mapping[str, str], record: TrainingRecord, epoch: int) -> None:
    """What a learner should know about the epoch shown."""
    if epoch == 0:
        st.info(words["random"])
    borrowed = record.borrowed(epoch)
    if borrowed:
        st.caption(words["borrowed"].format(layers=", ".join(borrowed), epoch=next(iter(borrowed.values()))))


def follow(slug: str, record: TrainingRecord) -> None:
    """The explorer on the newest weights of a run."""
    if record.epochs_with_weights and identity.may_see(record.spec.data):
        epoch = record.epochs_with_weights[-1]
        settings = setting.stored(slug, explore.Settings)
        picture = explore.from_validation(record, settings.number)
        result = explore.compute(settings, record, record.layers(epoch), picture)
        explorer.show(slug, explore.network(result, f"epoch-{epoch}"))
