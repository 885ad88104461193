"""The folders, and one of the batches that they become."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.real_images import folders as lesson
from pages.parts import code_panel, data_note, questions, reset, set_of_pictures, setting
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left; the question, the folders and a batch on the right."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        settings = setting.collect(slug, lesson.Settings, lesson.CONTROLS)
        which = st.container()
    with stage:
        data = set_of_pictures.ready(slug, settings.name)
        if data is None:
            return
        result = lesson.compute(settings, data)
        open_answers = questions.show(slug, words, lesson.QUESTIONS, result)
        with which:
            # What the last batch holds is asked first.
            batches = result.batches if "last" in open_answers else max(1, result.batches - 1)
            number = choose_batch(slug, batches, f"{data} {settings.batch_size}")
            order = words["shuffled" if settings.shuffled else "in order"]
            st.caption(order.format(first=result.classes[0], last=result.classes[-1]))
        component("batch")(key=f"{slug}_batch", data=lesson.picture(result, number, open_answers))
        data_note.show(result.data, None)
    code_panel.show(slug, lesson.code(result), lesson.attachments(result))


def choose_batch(slug: str, batches: int, which: str) -> int:
    """Asks for one of `batches`, counted from 0; `which` tells one way to make batches from another."""
    if batches == 1:
        return 0
    place = setting.key(slug, f"batch_{which}")
    reset.remember_first(place, 1, range(1, batches + 1))
    return int(st.slider("Batch", 1, batches, key=place, bind="query-params")) - 1
