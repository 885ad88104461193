"""Runs laid over each other, and the gap of each between training and validation."""

from collections.abc import Mapping

import streamlit as st

from lessons.overfitting import gap
from lessons.training.comparison import Entry
from pages.parts import address, compare, run_list, setting


def show(slug: str, words: Mapping[str, str]) -> Mapping[int, Entry]:
    """Draws the list of runs on the left, and on the right the gaps and the curves of what is ticked there."""
    # Before anything is ticked: without a remedy, and with one.
    address.held(slug, "compared", gap.FIRST)
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        compared = run_list.show(slug)
    active = any(not one.record.state.ended for one in compared.values())
    with stage:
        epoch = setting.draw(slug, gap.Settings, "epoch")
        st.fragment(follow, run_every=compare.TICK if active else None)(slug, words, compared, epoch, active)
    return compared


def follow(slug: str, words: Mapping[str, str], compared: Mapping[int, Entry], epoch: int, was_active: bool) -> None:
    """The gap of each run after an epoch and, below it, at its best; then the curves and the table."""
    outcomes = gap.outcomes(compared, epoch)
    for column, outcome in zip(st.columns(max(1, len(outcomes))), outcomes, strict=False):
        with column:
            st.metric(
                outcome.label,
                outcome.read,
                f"best: {outcome.best}",
                delta_color="off",
                delta_arrow="off",
                border=True,
                help=words.get(f"remedy {outcome.name}"),
            )
    compare.picture(slug, compared, was_active, epoch)
