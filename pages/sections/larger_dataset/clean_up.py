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
    if "usable" in questions.show(slug, words, lesson.QUESTIONS, lesson.compute(lesson.Settings())):
        settings = setting.collect(slug, lesson.Settings, ["checked"])
    else:
        settings = lesson.Settings()
    result = lesson.compute(settings)
    done = settings.checked == lesson.CHECKS[-1]
    st.markdown(words["cleaned" if done else "clean"].format(**lesson.numbers(result)))
    st.html(lesson.wall(result))
    for note in result.notes if done else ():
        st.warning(note, icon=":material/rule:")
    code_panel.show(slug, lesson.PROGRAM, {"pets.zip": lesson.to_zip})
