"""Training a dense network: what its hidden units look at, and where callbacks would stop its training."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.computer_vision import train as lesson
from lessons.settings import controls
from lessons.training.run.history import TrainingRecord
from pages.parts import image, questions, run_questions, setting, training_view
from pages.parts.component import component
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
        if record is not None and questions.has_guesses(slug, [lesson.CALLBACK], record):
            show_callbacks(words, record)
        st.info(words[f"callback {run.callback}"], icon=":material/visibility:")

    return Training(
        spec,
        training_view.ready(slug, spec),
        recorded,
        partial(follow, slug, words),
        explain,
        run_questions.above(slug, words, lesson.QUESTIONS),
    )


def follow(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """On the left how far validation stays below training, once predicted; on the right the units' weights."""
    left, right = st.columns(2, gap="medium")
    with left:
        payload = lesson.gap(record)
        if payload is not None and questions.has_guesses(slug, [lesson.VALIDATION], record):
            component("accuracy_gap")(key=f"{slug}_accuracy_gap", data=payload)
            points = lesson.points_below(record)
            st.markdown(words["gap" if points > 0 else "no gap"].format(points=f"{points:.1f}"))
    with right:
        show_units(slug, words, record)


def show_units(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """The weights of the newest epoch as pictures."""
    heading = st.empty()
    learned = setting.draw(slug, lesson.Display, "learned")
    wall = lesson.units(record, learned)
    if wall is not None:
        heading.markdown(f"**What {wall.count} of {wall.of} hidden units look at**, after epoch {wall.epoch}")
        image.show(wall.picture, alt=f"The weights of {wall.count} hidden units, each as a picture")
        st.caption(words["learned" if learned else "units"])


def show_callbacks(words: Mapping[str, str], record: TrainingRecord) -> None:
    """Three callbacks: what each tests, what it prints, and where it would stop this run."""
    rows = [
        f"| `if` | prints | stops after | {lesson.TABLE} | validation accuracy then |",
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
