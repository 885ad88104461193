"""The network that writes: a recording or the learner's own run, after one of its epochs."""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from lessons.course.poetry import views
from lessons.course.poetry import writer as lesson
from lessons.course.poetry.writer import Writer
from lessons.settings import controls
from lessons.training.run.history import TrainingRecord
from lessons.training.server.store import Run
from pages.parts import network_choice, setting, trained


class Choice(NamedTuple):
    """The run that was chosen, and its network after the epoch that was chosen."""

    record: TrainingRecord
    epoch: int
    writer: Writer


def choose(slug: str, words: Mapping[str, str], section: str, first: int | None) -> Choice:
    """Draws the menu of networks, and the epoch of a section: at first the one that is told, else the last."""
    title = setting.collect(slug, views.NetworkSettings, controls(views.NetworkSettings)).network
    name, record = network_choice.choose(slug, words, title, recording, views.BALLADS, has_whole_epochs)
    epochs = record.whole_epochs
    # The epoch that is best on new lines has hardly learned to write.
    begin = first if first in epochs else epochs[-1]
    epoch = trained.choose_epoch(slug, f"{section}_{name}", record, epochs, words["epoch"], begin)
    return Choice(record, epoch, writer(name, record, epoch))


def recording(title: str) -> TrainingRecord:
    """The recording of a title."""
    return views.recording(views.RECORDINGS[title])


def has_whole_epochs(run: Run) -> bool:
    """Whether there is an epoch after which the run's whole network was kept."""
    return bool(run.whole_epochs)


@st.cache_resource(show_spinner=False, max_entries=8)
def writer(name: str, _record: TrainingRecord, epoch: int) -> Writer:
    """The network of a run after an epoch, read once and not at every change."""
    return lesson.writer(_record, epoch)
