"""The texts that a section looks at: the lines that the learner writes, a set, or a file of their own."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.tokens import source as lesson
from lessons.course.tokens.source import Source
from lessons.data import registry
from lessons.data.texts import Texts
from pages.parts import download_panel, own_file, own_texts
from pages.parts.setting import key
from pages.sections.tokens import lines


def choose(slug: str, words: Mapping[str, str], title: str) -> Source | None:
    """The texts of this title once they are here, None until then; draws what brings them."""
    if title == lesson.MINE:
        return lesson.typed(lines.current(slug))
    if title == lesson.OWN:
        texts = own_texts.ask(slug)
        found = None if texts is None else own(slug, texts)
    else:
        name = lesson.SETS[title]
        found = lesson.of_set(name) if download_panel.show(slug, registry.describe(name)) else None
    if found is not None and found.whole > len(found.texts):
        st.caption(words["taken"].format(whole=f"{found.whole:,}", used=f"{len(found.texts):,}"))
    return found


def own(slug: str, texts: Texts) -> Source | None:
    """What the learner has brought: in this session alone, with what was counted in it."""
    title = st.session_state[key(slug, own_texts.NAME)].name
    return own_file.make(key(slug, "own_source"), lambda brought: lesson.from_texts(title, brought), texts)
