"""What the hidden units of a dense network look at, and where callbacks would stop its training."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.computer_vision import train
from lessons.training.run.history import TrainingRecord
from pages.parts import image, setting


def follow(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """The weights of the newest epoch as pictures; below them each callback, and what it would have done so far."""
    with st.container(horizontal=True, vertical_alignment="center"):
        heading = st.empty()
        learned = setting.draw(slug, train.Shown, "learned")
    units = train.units(record, learned)
    if units is not None:
        heading.markdown(f"**What {units.shown} of {units.of} hidden units look at**, after epoch {units.epoch}")
        image.show(units.picture, alt=f"The weights of {units.shown} hidden units, each as a picture")
        st.caption(words["learned" if learned else "units"])
    callbacks(words, record)


def callbacks(words: Mapping[str, str], record: TrainingRecord) -> None:
    """Three callbacks: what each tests, what it prints, and where it would stop this run."""
    rows = [
        "| `if` | prints | stops after | training accuracy then | validation accuracy then |",
        "|---|---|---|---|---|",
    ]
    for stop in train.STOPS:
        end = train.stopped(record.epoch_points, stop)
        told = (
            ("not so far", "", "")
            if end is None
            else (f"epoch {end.epoch:.0f}", f"**{end.accuracy:.1%}**", f"{end.val_accuracy or 0:.1%}")
        )
        rows.append(f"| `{stop.condition}` | {stop.prints} | {' | '.join(told)} |")
    st.markdown(f"**Where would a callback stop this run?** {words['callbacks']}")
    st.markdown("\n".join(rows))
