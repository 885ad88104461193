"""What networks say of the series on show: the recorded ones, and the learner's newest run on it."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.real_series import networks
from lessons.course.real_series.ladder import DEEP, DENSE, MINE
from lessons.course.real_series.networks import Network
from lessons.course.real_series.trainings import SERIES, name_of
from lessons.data.split_series import SplitSeries
from lessons.maths.arrays import Array
from lessons.training.reports import recordings
from lessons.training.server.store import Run
from pages.parts import series_choice, trained

RECORDED = {DENSE: "dense", DEEP: "deep"}
"""The networks that are recorded on each series, by the names of their rungs."""


def steps(slug: str, series: SplitSeries) -> Mapping[str, Array]:
    """What each network says one step ahead, over the validation part (n,)."""
    return {name: network.steps for name, network in every(slug, series).items()}


def futures(slug: str, series: SplitSeries) -> Mapping[str, Array]:
    """What each network says of the future, running free."""
    return {name: network.future for name, network in every(slug, series).items()}


def every(slug: str, series: SplitSeries) -> Mapping[str, Network]:
    """The networks that have learned this series, by the names of their rungs."""
    data = series_choice.known_name(slug, series)
    if data is None:
        return {}
    found = recorded(slug, data)
    run = trained.choose(slug, lambda run: fits(run, data, series.split))
    return found if run is None else found | {MINE: of_run(run.id, run.whole_epochs[-1], run)}


def recorded(slug: str, data: str) -> dict[str, Network]:
    """The recorded networks that have learned this series, by the names of their rungs."""
    return {name: of_recording(slug, family, data) for name, family in RECORDED.items() if data in SERIES}


def fits(run: Run, data: str, split: int) -> bool:
    """Whether a run has learned this series for an epoch at least, split at the same place or as its row says."""
    has_learned = max(run.whole_epochs, default=0) > 0
    return has_learned and run.spec.data == data and run.spec.data_options["split"] in (0, split)


@st.cache_resource(show_spinner=False, max_entries=16)
def of_recording(slug: str, family: str, data: str) -> Network:
    """What a recorded network says."""
    return networks.of_recording(recordings.load(slug, name_of(family, data)))


@st.cache_resource(show_spinner=False, max_entries=16)
def of_run(name: str, epoch: int, _run: Run) -> Network:
    """What the network of a run says after an epoch."""
    return networks.read(_run, networks.answer(_run, _run.layers(epoch)))
