"""The explorer with all that a learner chooses around it: the network, the epoch, the picture, a cell to open."""

import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons.course.feature_maps import explore as lesson
from lessons.course.feature_maps import network_file as program
from lessons.course.feature_maps import text_network as text
from lessons.training.run.history import TrainingRecord
from pages.parts import address, code_panel, data_note, network_choice, questions, setting, trained
from pages.parts.component import component
from pages.sections.feature_maps import cell, network_file, picture, text_network

SETTINGS: tuple[type, ...] = ()
"""Its own are the page's: `explore.Settings` has the choice of the section."""
HEAD_START = 0.025
"""Seconds in which the maps travel to the browser alone: what came with them would be drawn before any is painted."""


def show(slug: str, words: Mapping[str, str]) -> None:
    """A network, a picture, and every layer's maps; below them a cell, where one was clicked."""
    # No columns: each would be one more message before the maps.
    row = st.container(horizontal=True, vertical_alignment="bottom")
    with row:
        title = setting.draw(slug, lesson.Settings, "network")
    name, record = choose_network(slug, words, title)
    with row:
        epoch = trained.choose_epoch(slug, name, record, record.epochs_with_weights, "Scrub through the training.")
    if text.reads(record):
        st.fragment(text_network.show)(slug, words, name, record, epoch)
        return
    with row:
        setting.draw(slug, lesson.Settings, "scaling")
        source = setting.draw(slug, lesson.Settings, "source")
        # Cancel changes the source, so the search is drawn again together with it.
        wrong = picture.mistakes(slug, name, record, epoch) if source == lesson.MISTAKES else ()
    layers = record.layers(epoch)

    def show_maps() -> None:
        settings = setting.current(slug, lesson.Settings)
        chosen, stage = choose_picture(slug, settings, f"{name}_{epoch}", record, wrong, row)
        changed = lesson.with_edits(layers, cell.edits(slug, name))
        result = lesson.compute(settings, record, changed, chosen)
        place = lesson.read_cell(result, address.read(slug, "cell"))
        asks = lesson.questions(result)
        with stage:
            question = st.container()
            known = questions.known(slug, asks, result)
            veils = [veil for one in asks if one.name not in known for veil in one.veils(result)]
            show_explorer(slug, lesson.network(result, f"{name}-{epoch}", words, place, veils))
        time.sleep(HEAD_START)
        if asks:
            with question:
                questions.show(slug, words, asks, result)
        show_notes(words, record, epoch)
        if place is not None:
            cell.show(slug, name, result, place)
        data_note.show(record.spec.data, record.spec.examples)
        code_panel.show(slug, program.code(record), program.attachments(record, result.picture))

    # Another picture leaves the settings as they are: the maps would wait until each is drawn again.
    st.fragment(show_maps)()


def choose_picture(
    slug: str,
    settings: lesson.Settings,
    network: str,
    record: TrainingRecord,
    wrong: Sequence[int],
    row: DeltaGenerator,
) -> tuple[lesson.Picture, AbstractContextManager[object]]:
    """The picture, chosen by its number at the end of `row` or brought by the learner; and where the explorer goes.

    `network` names what looks at it, and `wrong` has the pictures that it gets wrong.
    """
    if settings.source in (lesson.DRAW, lesson.UPLOAD):
        left, stage = st.columns([1, 4])
        with left:
            return picture.own(slug, settings, record) or lesson.from_validation(record, settings.number), stage
    with row:
        return picture.by_number(slug, settings, network, record, wrong), nullcontext()


def choose_network(slug: str, words: Mapping[str, str], title: str) -> tuple[str, TrainingRecord]:
    """The run, recording or file to look into, with its name."""
    if title == lesson.MY_FILE:
        return network_file.bring(slug) or (lesson.DIGITS, lesson.recording(lesson.DIGITS))
    return network_choice.choose(slug, words, title, lesson.recording, lesson.DIGITS)


def show_explorer(slug: str, payload: bytes) -> None:
    """Places the explorer with a payload of `lessons.figures.explorer`; a clicked cell goes to the address."""
    name = f"{slug}_explorer"

    def write_cell() -> None:
        place = st.session_state[name]["cell"]
        if place is not None:
            address.write(slug, "cell", "-".join(str(int(part)) for part in place))

    component("explorer")(key=name, data=payload, on_cell_change=write_cell)


def show_notes(words: Mapping[str, str], record: TrainingRecord, epoch: int) -> None:
    """What a learner should know about the epoch shown."""
    if epoch == 0:
        st.info(words["random"])
    borrowed = record.substitutes(epoch)
    if borrowed:
        st.caption(words["borrowed"].format(layers=", ".join(borrowed), epoch=next(iter(borrowed.values()))))
