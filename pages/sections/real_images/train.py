"""Training on real images, and how far chance alone moves validation accuracy."""

from collections.abc import Mapping
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons.course.real_images import train as lesson
from lessons.training.run.history import TrainingRecord
from pages.parts import identity, questions, set_of_pictures, training_view
from pages.parts.component import component
from pages.parts.training_view import Training
from pages.sections.real_images import run_settings

SETTINGS: tuple[type, ...] = (lesson.Settings,)
Choice = tuple[lesson.Settings, DeltaGenerator, DeltaGenerator]


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right, and below them what chance alone explains."""
    training_view.show(slug, partial(run_settings.collect, slug), partial(training, slug, words))


def training(slug: str, words: Mapping[str, str], chosen: Choice) -> Training:
    """The run that is set, once its pictures are here."""
    settings, fit, answer = chosen
    data = set_of_pictures.ready(slug, settings.name)
    # The classes of a set are known before it is downloaded.
    name = data or settings.name
    with answer:
        settings = run_settings.choose_answer(slug, words, settings, name)
    with fit:
        spec = run_settings.possible(words, settings, data)
    recorded = lesson.recording(data)

    def explain(record: TrainingRecord | None) -> None:
        first, *_, last = names = lesson.class_names(name)
        sentence = words[lesson.answer(settings, name)].format(first=first, last=last, classes=len(names))
        question = lesson.last_layer(name)
        if questions.has_guesses(slug, [question], None):
            sentence += f" {words['open layer'].format(**question.numbers(None))}"
        st.info(sentence, icon=":material/output:")

    def above(record: TrainingRecord) -> frozenset[str]:
        finished = visible(record)
        questions.show(slug, words, lesson.questions(name, finished), finished)
        return frozenset()

    follow = partial(show_swings, slug, words)
    return Training(spec, run_settings.permit(words, spec), recorded, follow, explain, above)


def visible(record: TrainingRecord) -> lesson.Swings | None:
    """The swings of a run; None before its first epoch has ended.

    Another learner's pictures are for them alone: even how many there are.
    """
    return lesson.swing(record) if identity.may_see(record.spec.data) else None


def show_swings(slug: str, words: Mapping[str, str], record: TrainingRecord) -> None:
    """Draws the swings of a run with what they mean; the dots alone while it learns, or chance is asked about."""
    result = visible(record)
    if result is None:
        return
    is_open = questions.has_guesses(slug, [lesson.CHANCE], result)
    component("swings", isolated=False)(key=f"{slug}_swings", data=lesson.figure(result, is_open))
    numbers = lesson.numbers(result)
    if not result.has_settled:
        st.info(words["still learning"], icon=":material/trending_up:")
    elif is_open:
        st.info(words["swings"].format(**numbers), icon=":material/casino:")
    st.info(words["small"].format(**numbers), icon=":material/visibility:")
