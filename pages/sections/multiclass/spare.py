"""Two outputs that no label names, before and after training."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lessons.course.multiclass import spare as lesson
from lessons.training.reports import program
from pages.parts import code_panel, data_note, image, questions, setting
from pages.parts.component import component

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """The question; below it the picture and what there is to see on the left, the answer on the right."""
    open_answers = questions.show(slug, words, lesson.QUESTIONS, lesson.compute(lesson.Settings()))
    left, stage = st.columns([3, 8], gap="medium")
    with left:
        settings = lesson.Settings(sign=setting.draw(slug, lesson.Settings, "sign"))
        if "spare" in open_answers:
            settings = replace(settings, stage=setting.draw(slug, lesson.Settings, "stage"))
        result = lesson.compute(settings)
        numbers = lesson.numbers(result)
        image.show(lesson.photograph(result), f"A validation picture: the sign {lesson.truth(result)}")
        st.info(words[f"spare {settings.stage}"].format(**numbers), icon=":material/pie_chart:")
        if "more" in open_answers:
            st.markdown(f"{lesson.COST} {words['spare cost'].format(**numbers)}")
    with stage:
        st.markdown(words["spare"].format(**numbers))
        component("softmax")(key=f"{slug}_spare_softmax", data=lesson.softmax(result))
        data_note.show(result.record.spec.data, None)
    code_panel.show(slug, lesson.code(result.record.spec), program.attachments(result.record.spec))
