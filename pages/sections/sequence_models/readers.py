"""Six networks read one sentence, or reviews with their words shuffled."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.sequence_models import order as shuffling
from lessons.course.sequence_models import readers as lesson
from lessons.course.sequence_models import readers_code, views
from lessons.training.reports.program import attachments
from pages.parts import code_panel, data_note, questions, setting, trained
from pages.parts.component import component
from pages.sections.sequence_models import line, order

SETTINGS: tuple[type, ...] = (lesson.Settings, shuffling.Settings)


def show(slug: str, words: Mapping[str, str]) -> None:
    """A sentence or shuffled reviews, as the learner chooses: settings on the left, the networks on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        reading = setting.draw(slug, lesson.Settings, "reading")
        result = order.choose(slug) if reading == lesson.ORDER else choose(slug, words)
    with stage:
        if isinstance(result, lesson.Result):
            draw(slug, words, result)
        else:
            order.draw(slug, words, result)
    spec = views.recording(views.AVERAGE).spec
    data_note.show(spec.data, None)
    code_panel.show(slug, readers_code.code(), attachments(spec))


def choose(slug: str, words: Mapping[str, str]) -> lesson.Result:
    """The sentence, and how many words follow it."""
    written = line.typed(slug, lesson.FIRST)
    settings = setting.collect(slug, lesson.Settings, ("gap",))
    result = lesson.compute(settings, written, trained.choose(slug, lesson.fits))
    line.note(words, result.sentence)
    st.caption(words["readers"])
    return result


def draw(slug: str, words: Mapping[str, str], result: lesson.Result) -> None:
    """The question, the verdicts after every word and, once predicted, who forgets over all new reviews."""
    asks = lesson.questions()
    predicted = questions.show(slug, words, asks, None)
    component("readers")(key=f"{slug}_readers", data=lesson.payload(result))
    if "same" in predicted:
        st.markdown(words["same"].format(**lesson.numbers()))
    if "forgets" in predicted or len(asks) == 1:
        component("distance", isolated=False)(key=f"{slug}_distance", data=lesson.chart())
        st.caption(words["distance" if lesson.first_to_forget() else "no fall"].format(**lesson.numbers()))
