"""Training on texts: reviews, the course's sets, or the learner's own."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from lessons.course.embeddings import train as lesson
from lessons.course.embeddings import views
from lessons.settings import controls
from lessons.training.run.history import TrainingRecord
from pages.parts import class_size, look_inside, own_vectors, run_questions, text_set, training_view
from pages.parts.component import component
from pages.parts.training_view import Training
from pages.parts.words import plain

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; the curves on the right."""
    settings = partial(training_view.collect, slug, lesson.Settings, controls(lesson.Settings))
    training_view.show(slug, settings, partial(training, slug, words))


def training(slug: str, words: Mapping[str, str], chosen: lesson.Settings) -> Training:
    """The run that is set, once its texts are here."""
    data = text_set.ready(slug, chosen.data)
    own = own_start(slug, words) if chosen.vectors == lesson.FILE else None
    is_ready = data is not None and (own is not None or chosen.vectors != lesson.FILE)
    spec = lesson.spec(chosen, data, own) if data is not None and is_ready else None
    if spec is not None and own is not None:
        st.caption(words["own vectors"].format(**lesson.found(spec, own)))
    startable = class_size.permit(spec, spec is None or lesson.is_class_size(spec), words["too large"])
    below = partial(explain, slug, words, lesson.notes(chosen))
    above = run_questions.above(slug, words, lesson.QUESTIONS)
    return Training(spec, startable, views.recording(views.HIDDEN), partial(follow, words), below, above)


def own_start(slug: str, words: Mapping[str, str]) -> lesson.OwnVectors | None:
    """The learner's own vectors; None, and what to bring, until they are here."""
    brought = own_vectors.choose(slug)
    if brought is None:
        st.caption(words["no vectors"])
        return None
    name, vectors = brought
    return lesson.OwnVectors(name, vectors.words, vectors.table.shape[1])


def follow(words: Mapping[str, str], record: TrainingRecord) -> None:
    """Which words the network has pulled farthest to either side by now."""
    if all(lesson.ends(record)):
        numbers = {name: plain(text) for name, text in lesson.numbers(record).items()}
        st.markdown(words["follow"].format(**numbers))


def explain(slug: str, words: Mapping[str, str], notes: Sequence[str], record: TrainingRecord | None) -> None:
    """The way into the network, and what there is to know about what is set."""
    look_inside.show_run_of(slug, words["look inside"])
    for name in notes:
        numbers = lesson.sub_word_numbers() if name == lesson.PIECES else {}
        st.info(words[name].format(**numbers), icon=":material/visibility:")
        if name == lesson.PIECES:
            component("overlay", isolated=False)(key=f"{slug}_sub_words", data=lesson.sub_words())
