"""The map of the words, epoch by epoch; words that are not on it come when the learner looks for them."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from lessons.course.embeddings import word_map as lesson
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from pages.parts import code_panel, data_note, questions
from pages.parts.component import component
from pages.parts.setting import key
from pages.sections.embeddings import subject

SETTINGS: tuple[type, ...] = ()
MOST_SEARCHES = 8


def show(slug: str, words: Mapping[str, str]) -> None:
    """The network on the left; on the right the question and the map."""
    left, stage = st.columns([2, 7], gap="medium")
    with left:
        name, record = subject.choose(slug, words)
        state = f"{name} {len(record.whole_epochs)}"
        result = words_on_map(state, found(slug, record), record)
        st.caption(words["word map"].format(**lesson.numbers(result)))
    with stage:
        # Asked of the frequent words alone: whoever looks for another has not to predict anew.
        open_answers = questions.show(slug, words, lesson.QUESTIONS, words_on_map(state, (), record))
        place = f"{slug}_word_map"
        component("word_map")(
            key=place,
            data=lesson.payload(result, note(slug, words, record), open_answers),
            on_search_change=partial(search, slug, place),
        )
        data_note.show(record.spec.data, record.spec.examples)
    code_panel.show(slug, lesson.code(result), program.attachments(record.spec))


@st.cache_resource(show_spinner=False, max_entries=16)
def words_on_map(state: str, searches: tuple[str, ...], _record: TrainingRecord) -> lesson.Result:
    """Where the words are, found once and not at every change; a run that goes on has another `state` by then."""
    return lesson.compute(_record, searches)


def search(slug: str, component: str) -> None:
    """Keeps what the learner looks for."""
    text = st.session_state[component]["search"]
    if text:
        place = key(slug, "searches")
        st.session_state[place] = (*st.session_state.get(place, ()), text)[-MOST_SEARCHES:]


def found(slug: str, record: TrainingRecord) -> tuple[str, ...]:
    """The words that the network has for what was looked for."""
    searches = st.session_state.get(key(slug, "searches"), ())
    return tuple(dict.fromkeys(word for text in searches for word in lesson.find(record, text)))


def note(slug: str, words: Mapping[str, str], record: TrainingRecord) -> str:
    """What to say of the last search: nothing where the network has that very word."""
    searches = st.session_state.get(key(slug, "searches"), ())
    if not searches:
        return ""
    text, parts = searches[-1], lesson.find(record, searches[-1])
    if not parts:
        return words["no word"]
    if parts == lesson.unknown(record):
        return words["unknown word"].format(text=text, word=parts[0])
    return "" if parts == (text,) else words["parts of a word"].format(text=text, parts=" + ".join(parts))
