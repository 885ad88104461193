"""What every lesson's page has around its lesson: title, idea, Reset, Copy link, Present, and the way on."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import streamlit as st

from lessons import catalog, text
from pages.parts import access, address, guide, navigation, plan, reset, setting, widget
from pages.parts.component import component

ASSETS = Path(__file__).parents[2] / "assets"


class Section(Protocol):
    """One of the things that a lesson's page can show: a module of `pages/sections`, or a part that lessons share."""

    SETTINGS: tuple[type, ...]
    """What it declares to be set, besides the page's own settings."""

    def show(self, slug: str, words: Mapping[str, str]) -> None:
        """Draws it, with the lesson's words by section."""


def style(*sheets: str) -> None:
    """Lays style sheets of `assets` over Streamlit's own look."""
    st.html(f"<style>{''.join((ASSETS / sheet).read_text('utf-8') for sheet in sheets)}</style>")


def lesson(slug: str, settings: type, sections: Mapping[str, Section]) -> None:
    """Draws a lesson's page, and of its `sections`, by title, the one that the setting `view` of its `settings` names.

    What a learner sets draws the section alone again, not the page around it: a class of thirty shares one server.
    """
    reset.remember(slug, settings, *(each for section in sections.values() for each in section.SETTINGS))
    address.enter(slug)
    entry = catalog.lesson(slug)
    if not access.sections(slug, sections):
        closed(entry)
        return
    words = text.read(slug)
    heading, tools = st.columns([5, 3], vertical_alignment="top", gap="medium")
    with heading:
        st.title(entry.title, anchor=False)
        st.markdown(words["idea"])

    def chosen() -> None:
        with guide.turn(slug):
            widget.begin()
            titles = access.sections(slug, sections)
            if titles:
                sections[setting.views(slug, settings, titles)].show(slug, words)
            guide.attend(slug)

    st.fragment(chosen)()
    with tools:
        toolbar(slug)
    plan.show(slug, words)
    navigation.show_foot(slug)


def closed(entry: catalog.Lesson) -> None:
    """What there is of a lesson that the teacher has not opened."""
    guide.arrive(entry.slug)
    st.title(entry.title, anchor=False)
    st.info(access.NOT_YET, icon=":material/lock_clock:")
    st.page_link(navigation.MAP, label="Course map", icon=":material/map:")
    guide.attend(entry.slug)


def toolbar(slug: str) -> None:
    """Reset, Copy link and Present, side by side."""
    with st.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small", key="toolbar"
    ):
        if setting.only() is None:
            st.button(
                "Reset",
                icon=":material/restart_alt:",
                on_click=reset.reset,
                args=(slug,),
                help="Back to the first settings of this section.",
                key=f"{slug}_reset",
            )
            names = {setting.key(slug, name): name for name in reset.names(slug)}
            component("copy_link")(key=f"{slug}_copy_link", data={"controls": names}, width="content")
        else:
            st.button("Show all controls", on_click=setting.show_all, key=f"{slug}_whole")
        guide.lead()
        if st.toggle("Present", key="present", bind="query-params"):
            style("present.css")
