"""The Keras program that does what the page does, to be read and to be taken home."""

from collections.abc import Mapping

import streamlit as st

from lessons.notebooks.document import Content
from pages.parts import notebook
from pages.parts.words import plain


@st.fragment
def show(slug: str, program: str, attachments: Mapping[str, Content]) -> None:
    """Draws the program for the current settings, and offers the files that it reads, by name, and its notebook.

    Closed, it is empty: every page would wait for its browser to fetch what colours a program, and to colour it.
    """
    with st.container(horizontal=True):
        panel = st.expander("The same in Keras", icon=":material/code:", key=f"{slug}_code", on_change="rerun")
        notebook.show(slug, program, attachments)
    if not panel.open:
        return
    with panel:
        st.code(program, language="python")
        for name, content in attachments.items():
            st.download_button(
                f"Download {plain(name)}",
                content,
                file_name=name,
                icon=":material/download:",
                help="The program reads this file from the folder it runs in.",
                on_click="ignore",
                key=f"{slug}_attachment_{name}",
            )
