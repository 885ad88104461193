"""Training a dense network: what its hidden units look at, and where callbacks would stop its training."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.computer_vision import train as lesson
from lessons.settings import controls
from lessons.training.run.history import TrainingRecord
from pages.parts import image, setting, training_view
from pages.parts.training_view import Training

SETTINGS: tuple[type, ...] = (lesson.Settings, lesson.Display)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right, and below them the hidden units of the newest epoch."""
    training_view.show(slug, partial(settings, slug), partial(training, slug, words), lesson.code)


def settings(slug: str) -> tuple[TrainingRecord, lesson.Settings]:
    """The recording to look at until there is a run, and what the next run is set to."""
    recorded = lesson.recording(setting.draw(slug, lesson.Display, "recorded"))
    return recorded, training_view.collect(slug, lesson.Settings, controls(lesson.Settings))


def training(slug: str, words: Mapping[str, str], chosen: tuple[TrainingRecord, lesson.Settings]) -> Training:
    """The run that is set."""
    recorded, run = chosen
    spec = lesson.spec(run)

    def explain(record: TrainingRecord | None) -> None:
        st.info(words[f"callback {run.callback}"], icon=":material/visibility:")

    return Training(spec, training_view.ready(slug, spec), recorded, partial(follow, slug, words), explain)


def follow(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """The weights of the newest epoch as pictures; below them each callback, and what it would have done so far."""
    with st.container(horizontal=True, vertical_alignment="center"):
        heading = st.empty()
        learned = setting.draw(slug, lesson.Display, "learned")
    units = lesson.units(record, learned)
    if units is not None:
        heading.markdown(f"**What {units.count} of {units.of} hidden units look at**, after epoch {units.epoch}")
        image.show(units.picture, alt=f"The weights of {units.count} hidden units, each as a picture")
        st.caption(words["learned" if learned else "units"])
    callbacks(words, record)


def callbacks(words: Mapping[str, str], record: TrainingRecord) -> None:
    """Three callbacks: what each tests, what it prints, and where it would stop this run."""
    rows = [
        "| `if` | prints | stops after | training accuracy then | validation accuracy then |",
        "|---|---|---|---|---|",
    ]
    for stop in lesson.STOPS:
        end = lesson.stop_point(record.epoch_points, stop)
        where = (
            ("not so far", "", "")
            if end is None
            else (f"epoch {end.epoch:.0f}", f"**{end.accuracy:.1%}**", f"{end.val_accuracy or 0:.1%}")
        )
        rows.append(f"| `{stop.condition}` | {stop.prints} | {' | '.join(where)} |")
    st.markdown(f"**Where would a callback stop this run?** {words['callbacks']}")
    st.markdown("\n".join(rows))
