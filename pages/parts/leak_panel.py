"""Training with an honest validation or with a leaking one, and the clues that tell which it was."""

from collections.abc import Callable, Mapping

import streamlit as st

from lessons.course.larger_dataset import leak
from lessons.training.reports.diagnosis import diagnose
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.store import Run
from pages.parts import honest_answer, image, live_chart, questions, refusal, steering, training_panel

Follow = Callable[[TrainingRecord], None]


def train(
    slug: str, spec: TrainingSpec | None, recorded: TrainingRecord, words: Mapping[str, str], follow: Follow
) -> TrainingRecord | None:
    """The training panel, for runs that validate as the recording did; hands out what it shows, once that is finished.

    `spec` is what Train starts. The page's run of the other kind is left alone: the recording stands for it.
    """
    run = training_panel.current(slug)
    if run is None or run.spec.leak == recorded.spec.leak:
        training_panel.show(slug, spec, recorded, follow)
        return training_panel.finished(slug, recorded)
    training_panel.start(slug, spec, active=not run.state.ended)
    refusal.show(steering.where(slug))
    st.caption(words["borrowed run"])
    live_chart.rewind(slug)
    found = diagnose(recorded.spec, recorded.points, recorded.baseline)
    live_chart.show(slug, f"{recorded.spec.data} {recorded.spec.leak}", recorded, found)
    follow(recorded)
    return recorded


def walls(chosen: leak.Settings) -> None:
    """Pictures of both splits, framed where they are in both."""
    shown = leak.split(chosen.leak)
    for title, (picture, count) in leak.walls(chosen.leak).items():
        st.caption(f"{title}: {count} pictures (framed: in both)")
        image.show(picture, alt=f"{count} pictures of {title.lower()}; {len(shown.twice)} of them are in both splits")


def clues(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """What the run's numbers give away, and what its network makes of new pictures."""
    # What the recording gives away is asked first.
    asked = not isinstance(record, Run) and not questions.guessed(slug, leak.QUESTIONS, record)
    if asked or not record.epoch_points:
        return
    numbers = leak.numbers(record)
    if not record.spec.leak:
        st.success(words["honest"].format(**numbers), icon=":material/verified:")
        return
    st.warning(words["leaky"].format(**numbers), icon=":material/plumbing:")
    share = honest_answer.of(slug, record)
    if share is not None:
        st.info(words["honest leaky"].format(share=f"{share:.1%}", **numbers), icon=":material/new_releases:")
