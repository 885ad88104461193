"""What a trained network shows of itself: where it looks, and what its filters answer to."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.transfer_learning import look
from lessons.training.run.history import TrainingRecord
from pages.parts import image, setting, trained


def show(slug: str, words: Mapping[str, str]) -> tuple[TrainingRecord, look.Result]:
    """A row of settings, the pictures, and what to see in them. Hands out the run that was asked, and its answer."""
    row = st.columns([4.8, 3.2, 2.5], gap="small")
    with row[0]:
        name, record = choose(slug, words, setting.draw(slug, look.Settings, "network"))
    with row[1]:
        way = setting.draw(slug, look.Settings, "way")
    with row[2]:
        settings = setting.collect(slug, look.Settings, ["block" if way == look.FILTERS else "number"])
    result = look.compute(settings, record, trained.layers(name, record, look.epoch(record)))
    said = words[look.verdict(result)].format(**look.numbers(result))
    if way == look.FILTERS:
        st.markdown(said)
        filters(name, record, settings.block)
        return record, result
    picture, heat, answer = st.columns([3, 3, 3], gap="medium")
    with picture:
        image.show(look.picture(result), f"A picture of {result.class_names[result.truth]}")
    with heat:
        image.show(look.overlay(result), f"Where the network finds {result.class_names[result.says]}")
    with answer:
        st.info(said, icon=":material/visibility:")
    return record, result


def choose(slug: str, words: Mapping[str, str], network: str) -> tuple[str, TrainingRecord]:
    """One of the three recordings or the learner's own run, with its name."""
    run = trained.choose(slug, look.can_be_asked) if network == look.MY_RUN else None
    if run is not None:
        return run.id, run
    if network == look.MY_RUN:
        st.info(words["no run"])
    return network, look.recorded(network)


@st.cache_data(show_spinner=False, max_entries=32)
def found(name: str, _record: TrainingRecord, block: int) -> tuple[bytes, ...]:
    """What excites the filters of a run's convolution, searched once."""
    return look.strongest(_record, trained.layers(name, _record, look.epoch(_record)), block)


def filters(name: str, record: TrainingRecord, block: int) -> None:
    """A square of nine patches for each filter."""
    with st.grid(8, min_column_width=90):
        for number, patches in enumerate(found(name, record, block), start=1):
            image.show(patches, f"What excites filter {number} of convolution {block}", f"Filter {number}")
