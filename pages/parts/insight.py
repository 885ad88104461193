"""What a trained network shows of itself: where it looks, and what its filters answer to."""

from collections.abc import Mapping

import streamlit as st

from lessons.training.history import TrainingRecord
from lessons.transfer_learning import look
from pages.parts import image, setting, trained


def show(slug: str, words: Mapping[str, str]) -> tuple[TrainingRecord, look.Result]:
    """Settings on the left, pictures on the right. Hands out the run that was asked, and its answer."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        network = setting.draw(slug, look.Settings, "network")
        way = setting.draw(slug, look.Settings, "way")
        settings = setting.collect(slug, look.Settings, ["block" if way == look.FILTERS else "number"])
        name, record = choose(slug, words, network)
    layers = trained.layers(name, record, look.epoch(record))
    result = look.compute(settings, record, layers)
    with stage:
        if way == look.FILTERS:
            filters(name, record, settings.block)
        else:
            heat(result)
        st.info(words[look.verdict(result)].format(**look.numbers(result)), icon=":material/visibility:")
    return record, result


def choose(slug: str, words: Mapping[str, str], network: str) -> tuple[str, TrainingRecord]:
    """One of the three recordings or the learner's own run, with its name."""
    run = trained.choose(slug, look.can_be_asked) if network == look.MY_RUN else None
    if run is not None:
        return run.id, run
    if network == look.MY_RUN:
        st.info(words["no run"])
    return network, look.recorded(network)


def heat(result: look.Result) -> None:
    """The picture, and over it what speaks for the answer."""
    names = result.class_names
    for column, (picture, alt) in zip(
        st.columns(2),
        (
            (look.picture(result), f"A picture of {names[result.truth]}"),
            (look.overlay(result), f"Where the network finds {names[result.says]}"),
        ),
        strict=True,
    ):
        with column:
            image.show(picture, alt)


@st.cache_data(show_spinner=False, max_entries=32)
def found(name: str, _record: TrainingRecord, block: int) -> tuple[bytes, ...]:
    """What excites the filters of a run's convolution, searched once."""
    return look.strongest(_record, trained.layers(name, _record, look.epoch(_record)), block)


def filters(name: str, record: TrainingRecord, block: int) -> None:
    """A square of nine patches for each filter."""
    with st.grid(6, min_column_width=90):
        for number, patches in enumerate(found(name, record, block), start=1):
            image.show(patches, f"What excites filter {number} of convolution {block}", f"Filter {number}")
