"""Runs laid over each other, and the gap of each between training and validation."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lessons.course.overfitting import gap as lesson
from lessons.course.overfitting import views
from lessons.training.reports.comparison import Entry
from lessons.training.reports.program import attachments, program
from pages.parts import address, code_panel, compare, questions, run_list, setting
from pages.parts.words import plain

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The list of runs on the left, and on the right the gaps and the curves of what is ticked there."""
    # Before anything is ticked: without a remedy, and with one.
    address.read(slug, "compared", lesson.FIRST)
    left, stage = st.columns([2, 7], gap="medium")
    choice = run_list.read(slug)
    compared = choice.selection
    active = any(not one.record.state.ended for one in compared.values())
    with stage:
        epoch = setting.draw(slug, lesson.Settings, "epoch")
        st.fragment(follow, run_every=compare.TICK if active else None)(slug, words, compared, epoch, active)
    with left:
        run_list.show(slug, choice)
    questions.show(slug, words, lesson.QUESTIONS, views.recording(views.NONE))
    spec = lesson.last_record(compared).spec
    code_panel.show(slug, program(spec), attachments(spec))


def follow(slug: str, words: Mapping[str, str], compared: Mapping[int, Entry], epoch: int, was_active: bool) -> None:
    """The gap of each run, its curves with the table, and what the remedies among them do."""
    outcomes = lesson.outcomes(compared, epoch)
    if outcomes:
        table(outcomes, epoch)
    compare.picture(slug, compared, was_active, epoch)
    explained = {one.label: words.get(f"remedy {one.name}") for one in outcomes}
    # Two spaces end a line: each name begins with the symbol of its curves, beside which a bullet is one too many.
    st.markdown("  \n".join(f"**{plain(label)}**: {does}" for label, does in explained.items() if does))


def table(outcomes: Sequence[lesson.Outcome], epoch: int) -> None:
    """The gap of each run after an epoch and, below it, at its best."""
    rows = [
        ("Gap, in points", *(plain(one.label) for one in outcomes)),
        ["---"] * (len(outcomes) + 1),
        (f"after epoch {epoch}", *(f"**{one.current}**" for one in outcomes)),
        ("at the lowest validation loss", *(one.best for one in outcomes)),
    ]
    st.markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))
