"""A folder whose files are checked, one check after the other; or the learner's own, with all that is found."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.larger_dataset import clean_up as lesson
from pages.parts import code_panel, own_pictures, questions, setting

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Which folder, the question, and once it is answered the checks, above the files and what they say of them."""
    if setting.draw(slug, lesson.Settings, "folder") == lesson.OWN:
        own_pictures.choose(slug)
        return
    is_open = "usable" in questions.show(slug, words, lesson.QUESTIONS, lesson.compute(lesson.Settings()))
    result = lesson.compute(setting.collect(slug, lesson.Settings, ["checked"]) if is_open else lesson.Settings())
    says = lesson.verdict(result) if is_open else "as they came"
    st.markdown(words[says].format(**lesson.numbers(result)))
    st.html(lesson.wall(result))
    for note in result.notes if says == "cleaned" else ():
        st.warning(note, icon=":material/rule:")
    code_panel.show(slug, lesson.PROGRAM, {"pets.zip": lesson.to_zip})
