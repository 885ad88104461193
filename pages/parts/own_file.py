"""A learner's own file: what it holds, kept in the session, what is chosen of it, and its name for a run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Generic, NamedTuple, TypeVar, TypeVarTuple

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lessons.data.own import shelf
from lessons.data.own.shelf import Part
from pages.parts import file_field, identity
from pages.parts.words import plain

Content = TypeVar("Content")
Sheet = TypeVar("Sheet")
Made = TypeVar("Made")
Choices = TypeVarTuple("Choices")


@dataclass(frozen=True)
class OwnFile(Generic[Content]):
    """The name of a learner's file, and what it holds."""

    name: str
    content: Content


# A page runs again with every change, and 25,000 texts take it half a second: what was made of them is kept.
class Result(NamedTuple, Generic[Made]):
    """What a learner's choices make of a table."""

    sheet: object
    choices: tuple[object, ...]
    made: Made


class Named(NamedTuple):
    """What a file holds, with the name by which runs know it."""

    part: Part
    name: str


def bring(place: str, label: str, read: Callable[[Path], Content], choices: Sequence[str]) -> OwnFile[Content] | None:
    """Asks for a file; the newest that could be read, None until there is one.

    `choices` are those that `pick` asks for: they begin anew with another file.
    """

    def keep(file: UploadedFile) -> None:
        name = Path(file.name).name
        with TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_bytes(file.getvalue())
            content = read(path)
        for choice in choices:
            st.session_state.pop(f"{place}_{choice}", None)
        st.session_state[place] = OwnFile(name, content)

    file_field.show(place, label, keep)
    newest: OwnFile[Content] | None = st.session_state.get(place)
    return newest


def pick(place: str, choice: str, label: str, options: Sequence[str], first: str) -> str:
    """One of a few options that only the file knows."""
    menu = f"{place}_{choice}"
    if st.session_state.get(menu) not in options:
        st.session_state[menu] = first
    picked: str = st.selectbox(label, options, format_func=plain, key=menu)
    return picked


def make(place: str, choose: Callable[[Sheet, *Choices], Made], sheet: Sheet, *choices: *Choices) -> Made | None:
    """What `choose` makes of a table, anew only where the learner has changed something; None, and why, if nothing."""
    cache = f"{place}_result"
    before: Result[Made] | None = st.session_state.get(cache)
    if before is not None and before.sheet is sheet and before.choices == choices:
        return before.made
    st.session_state.pop(cache, None)
    try:
        made = choose(sheet, *choices)
    except ValueError as reason:
        st.warning(plain(str(reason)), icon=":material/block:")
        return None
    st.session_state[cache] = Result(sheet, choices, made)
    return made


def name_to_train(place: str, part: Part) -> str | None:
    """The name by which a run knows what a learner's file holds; None, and why, where the disk refuses."""
    name = known_name(place, part)
    if name is not None:
        return name
    try:
        name = shelf.current().put(identity.learner(), st.session_state[place].name, *part.parts())
    except OSError as reason:
        st.warning(plain(str(reason)), icon=":material/block:")
        return None
    st.session_state[f"{place}_name"] = Named(part, name)
    return name


def known_name(place: str, part: Part) -> str | None:
    """The name by which runs know this already; None where `name_to_train` has not named it, or it is gone."""
    before: Named | None = st.session_state.get(f"{place}_name")
    is_here = before is not None and before.part is part and shelf.current().belongs(before.name, identity.learner())
    return before.name if before is not None and is_here else None
