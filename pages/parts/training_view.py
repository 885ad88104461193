"""The section Train of a lesson: on the left what the next run is set to, on the right the run and its curves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from lessons.data import registry
from lessons.training.reports.program import attachments, program
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from pages.parts import code_panel, data_note, download_panel, page_run, run_questions, setting, training_panel
from pages.parts.run_questions import Above

Settings = TypeVar("Settings")
Follow = Callable[[TrainingRecord], None]
Below = Callable[[TrainingRecord | None], None]
Panel = Callable[[str, TrainingSpec | None, TrainingRecord, Follow, Above], TrainingRecord | None]


def nothing(record: TrainingRecord | None) -> None:
    """Draws nothing about a run."""


@dataclass(frozen=True)
class Training:
    """What the settings of a section stand for.

    `spec` is the run, None while there are no pictures for it; `startable` is what Train starts, None where it may not;
    `recording` is on show until there is a run. `follow` draws below the curves what else shows a run as it learns, and
    `below` what stands under settings and curves about the run on show, once it has ended; it gets None until then.
    `above` asks, before the curves are seen, what there is to predict about that run: see `run_questions.above`.
    """

    spec: TrainingSpec | None
    startable: TrainingSpec | None
    recording: TrainingRecord
    follow: Follow = nothing
    below: Below = nothing
    above: Above = run_questions.nothing


def collect(slug: str, settings: type[Settings], names: Iterable[str]) -> Settings:
    """Draws these settings of the next run, and says what they are."""
    st.caption("What the next run trains with:")
    return setting.collect(slug, settings, names)


def ready(slug: str, spec: TrainingSpec | None) -> TrainingSpec | None:
    """The run, once its data is on this computer; until then draws what fetches it."""
    return spec if spec is not None and download_panel.show(slug, registry.describe(spec.data)) else None


def panel(
    slug: str, spec: TrainingSpec | None, recorded: TrainingRecord, follow: Follow, above: Above
) -> TrainingRecord | None:
    """The training panel; hands out what it shows, once that is finished."""
    training_panel.show(slug, spec, recorded, follow, above)
    return page_run.final_record(slug, recorded)


def show(
    slug: str,
    settings: Callable[[], Settings],
    training: Callable[[Settings], Training],
    code: Callable[[TrainingSpec], str] = program,
    panel: Panel = panel,
) -> None:
    """Draws the section: `settings` the left column, `training` whatever brings the data; `code` writes the program."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        chosen = settings()
    with stage:
        now = training(chosen)
        record = panel(slug, now.startable, now.recording, now.follow, now.above)
        data_note.show((now.spec or now.recording.spec).data, now.spec.examples if now.spec else None)
    now.below(record)
    if now.spec is not None:
        code_panel.show(slug, code(now.spec), attachments(now.spec))
