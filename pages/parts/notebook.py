"""A section to take home: its program as a notebook, and the files that it reads beside it in a zip."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from lessons import catalog, text
from lessons.notebooks.document import Content, Page, pack, write
from lessons.training.reports.export import file_name
from pages.parts import reset, setting, widget

NOTEBOOK, ZIP = "application/x-ipynb+json", "application/zip"


def show(slug: str, program: str, attachments: Mapping[str, Content]) -> None:
    """The button that hands out the section as it is set; the notebook is made when it is pressed."""
    section = reset.section(slug)
    name = f"{slug} {section}".lower()
    page = describe(slug, section, program, attachments)
    make: Callable[[], str | bytes] = partial(write, page)
    ending, kind = "ipynb", NOTEBOOK
    if attachments:
        make = partial(pack, page, file_name(name, "ipynb"), attachments)
        ending, kind = "zip", ZIP
    st.download_button(
        "Notebook",
        make,
        file_name=file_name(name, ending),
        mime=kind,
        icon=":material/export_notes:",
        help="This section for Jupyter or Colab: the program in cells, what you set, and the files that it reads.",
        on_click="ignore",
        key=f"{slug}_notebook",
    )


def describe(slug: str, section: str | None, program: str, attachments: Mapping[str, Content]) -> Page:
    """What goes into the notebook of the section on show."""
    lesson = catalog.lesson(slug)
    settings = [
        (control.label, in_words(value))
        for place, control, value in widget.on_show()
        if place != setting.key(slug, "view")
    ]
    return Page(
        title=f"{lesson.week} {lesson.title}" + (f": {section}" if section else ""),
        idea=text.read(slug)["idea"],
        program=program,
        settings=settings,
        files=tuple(attachments),
        link=link(slug),
    )


def in_words(value: Any) -> str:
    """What a control was set to, as its page writes it."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{value:g}" if isinstance(value, float) else str(value)


def link(slug: str) -> str:
    """The page as it is set, where the browser has told its address; a browser writes a change there a moment later."""
    if not st.context.url:
        return ""
    values: dict[str, Any] = {
        place: st.session_state.get(place, written)
        for place, written in st.query_params.items()
        if place.startswith(f"{slug}_")
    }
    for place, control, value in widget.on_show():
        values[place] = value
        if value == control.default:
            del values[place]
    query = {place: value if isinstance(value, str) else json.dumps(value) for place, value in values.items()}
    server = urlsplit(st.context.url)
    return urlunsplit((server.scheme, server.netloc, f"/{slug}", urlencode(query), ""))
