"""A folder whose files are checked, one check after the other; or the learner's own, with all that is found."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.larger_dataset import clean_up as lesson
from pages.parts import code_panel, own_pictures, questions, setting

SETTINGS: tuple[type, ...] = (lesson.Settings,)


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings above, the files and what the checks say of them below."""
    left, right = st.columns([2, 5])
    with left:
        chosen = setting.draw(slug, lesson.Settings, "folder")
    if chosen == lesson.OWN:
        own_pictures.choose(slug)
        return
    with right:
        result = lesson.compute(setting.collect(slug, lesson.Settings, ["checked"]))
    done = result.settings.checked == lesson.CHECKS[-1]
    st.markdown(words["cleaned" if done else "clean"].format(**lesson.numbers(result)))
    st.html(lesson.wall(result))
    for note in result.notes if done else ():
        st.warning(note, icon=":material/rule:")
    questions.show(slug, words, lesson.QUESTIONS, result)
    code_panel.show(slug, lesson.PROGRAM, {"pets.zip": lesson.to_zip})
