"""Validation with training pictures, and the clues that tell it from an honest one."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.larger_dataset import leak as lesson
from lessons.course.larger_dataset import train
from lessons.settings import controls
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from lessons.training.server.store import Run
from pages.parts import code_panel, image, questions, setting
from pages.sections.larger_dataset import panel

SETTINGS: tuple[type, ...] = (lesson.Settings,)
STEP = 10
"""The bar moves once this many pictures have been looked at."""


def show(slug: str, words: Mapping[str, str]) -> None:
    """Which pictures validate on the left; the curves and their clues on the right."""
    left, stage = st.columns([3, 7], gap="medium")
    with left:
        st.markdown("**Validation pictures**")
        chosen = setting.collect(slug, lesson.Settings, controls(lesson.Settings))
        walls(chosen)
    recorded = lesson.recording_of(chosen)
    with stage:
        panel.show(words, slug, recorded.spec, recorded, partial(clues, slug, words))
    questions.show(slug, words, lesson.QUESTIONS, recorded)
    code_panel.show(slug, train.code(recorded.spec), program.attachments(recorded.spec))


def walls(chosen: lesson.Settings) -> None:
    """Pictures of both splits, framed where they are in both."""
    split = lesson.split(chosen.leak)
    for title, (picture, count) in lesson.walls(chosen.leak).items():
        st.caption(f"{title}: {count} pictures (framed: in both)")
        image.show(picture, alt=f"{count} pictures of {title.lower()}; {len(split.twice)} of them are in both splits")


def clues(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """What the run's numbers give away, and what its network makes of new pictures."""
    # What the recording gives away is asked first.
    is_question = not isinstance(record, Run) and not questions.has_guesses(slug, lesson.QUESTIONS, record)
    if is_question or not record.epoch_points:
        return
    numbers = lesson.numbers(record)
    if not record.spec.leak:
        st.success(words["honest"].format(**numbers), icon=":material/verified:")
        return
    st.warning(words["leaky"].format(**numbers), icon=":material/plumbing:")
    share = honest_share(slug, record)
    if share is not None:
        st.info(words["honest leaky"].format(share=f"{share:.1%}", **numbers), icon=":material/new_releases:")


def honest_share(slug: str, record: TrainingRecord) -> float | None:
    """The part of new pictures that the network gets right; None before anybody has asked."""
    if not isinstance(record, Run):
        return lesson.honest(record)
    epoch = record.final_epoch
    if not record.state.ended or epoch not in record.epochs_with_weights:
        return None
    place = f"{slug}_honest_{record.id}_{epoch}"
    if place not in st.session_state and st.button(
        f"Ask it about {lesson.NEW_PICTURES} new pictures", icon=":material/quiz:", key=f"{slug}_ask_honest"
    ):
        st.session_state[place] = look(record, epoch)
        st.rerun()
    share: float | None = st.session_state.get(place)
    return share


def look(record: TrainingRecord, epoch: int) -> float:
    """Asks about every picture; any other control interrupts it where the bar moves."""
    bar = st.progress(0.0)
    right = total = 0
    for verdict in lesson.verdicts(record.spec, record.layers(epoch)):
        right, total = right + verdict, total + 1
        if total % STEP == 0:
            bar.progress(total / lesson.NEW_PICTURES, f"New picture {total} of {lesson.NEW_PICTURES}")
    return right / total
