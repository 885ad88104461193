"""The field for a learner's file, which is used at once or refused in a sentence, and held no longer."""

from collections.abc import Callable

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from pages.parts import refusal


def show(place: str, label: str, use: Callable[[UploadedFile], object]) -> None:
    """Asks for a file. What is brought goes to `use`, whose refusal is said below; the field is empty for the next."""
    count = f"{place}_taken"
    upload = f"{place}_file_{st.session_state.get(count, 0)}"

    def on_change() -> None:
        file = st.session_state[upload]
        # A browser that has not heard yet that its file was taken may send it once more, and it is gone by then.
        if isinstance(file, UploadedFile):
            refusal.attempt(place, use, file)
            st.session_state[count] = st.session_state.get(count, 0) + 1
            release(file)

    # Of every name: a phone greys out what it does not take for such a file. The content decides.
    st.file_uploader(label, key=upload, on_change=on_change)
    refusal.show(place)


def release(file: UploadedFile) -> None:
    """Lets Streamlit forget an upload, which it would hold in memory for as long as the page is open."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
