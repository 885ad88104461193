"""Work that goes on in the background: how far it is, and the button that stops it."""

import streamlit as st

from lessons.data.download.jobs import Job
from pages.parts.words import plain


def show(job: Job, key: str, may_cancel: bool) -> None:
    """Draws a running job's bar."""
    progress = job.progress
    st.progress(progress.fraction or 0.0, text=plain(progress.sentence))
    if may_cancel:
        st.button("Cancel", icon=":material/close:", on_click=job.cancel, key=key)
