"""The Keras program that does what the page does."""

from collections.abc import Callable, Mapping

import streamlit as st

Content = bytes | Callable[[], bytes]


def show(slug: str, program: str, attachments: Mapping[str, Content]) -> None:
    """Draws the program for the current settings, and offers the files that it reads, by name."""
    with st.expander("The same in Keras", icon=":material/code:", key=f"{slug}_code"):
        st.code(program, language="python")
        for name, content in attachments.items():
            st.download_button(
                f"Download {name}",
                content,
                file_name=name,
                icon=":material/download:",
                help="The program reads this file from the folder it runs in.",
                on_click="ignore",
                key=f"{slug}_attachment_{name}",
            )
