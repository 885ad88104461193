"""The network that answers, and all that it has answered: recorded, or asked for in a moment that is watched."""

from collections.abc import Mapping

import numpy as np
import streamlit as st

from lessons.course.multiclass import scores, views
from lessons.maths.arrays import Array
from lessons.training.run.history import TrainingRecord
from pages.parts import network_choice, progress, setting

MOST_ANSWERS = 32

Answers = dict[tuple[str, int, bool], Array]


def choose(slug: str, words: Mapping[str, str]) -> tuple[str, TrainingRecord]:
    """The recording or the learner's own run, with its name; a recording where there is no run to ask."""
    title = setting.draw(slug, views.Settings, "network")
    return network_choice.choose(slug, words, title, recording, views.HANDS, scores.can_answer)


def recording(title: str) -> TrainingRecord:
    """The recording of that title."""
    return views.recording(views.RECORDINGS[title])


@st.cache_resource
def store() -> Answers:
    """What was answered before, by the network's name and epoch; thirty learners need not ask for the same."""
    return {}


def logits(slug: str, name: str, record: TrainingRecord, divided: bool = True) -> Array:
    """What the network answers (N, outputs) for its validation pictures, their pixels divided by 255 or not."""
    epoch = scores.answering_epoch(record)
    recorded = scores.recorded_answers(record, epoch, divided)
    if recorded is not None:
        return recorded
    answers, place = store(), (name, epoch, divided)
    if place not in answers:
        total = len(scores.sample(record))
        looks = progress.through(
            slug, "Asking the network", scores.ask(record, epoch, divided), total, lambda: give_up(slug)
        )
        while len(answers) >= MOST_ANSWERS:
            answers.pop(next(iter(answers)))
        answers[place] = np.stack(looks)
    return answers[place]


def give_up(slug: str) -> None:
    """Goes back to a recorded network."""
    st.session_state[setting.key(slug, "network")] = views.HANDS
