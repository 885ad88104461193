"""What has to be downloaded once, a data set or what a base has learned: how large, how far, and a way out."""

import streamlit as st

from lessons.data.dataset import Row
from lessons.data.download.jobs import Job
from lessons.data.download.weights import Weights
from pages.parts import identity, job_bar
from pages.parts.words import plain

TICK = 0.5
"""Seconds between two looks at a running download."""


def show(slug: str, row: Row | Weights) -> bool:
    """Whether it is on this computer; where it is not, draws what fetches it."""
    if row.available() or row.download is None:
        return True
    download = row.download()
    running = download.progress.state == "running"
    st.fragment(watch, run_every=TICK if running else None)(slug, row, download, running)
    return False


def watch(slug: str, row: Row | Weights, download: Job, was_running: bool) -> None:
    """The download's state in a sentence, and the button that starts or stops it."""
    progress = download.progress
    if was_running and progress.state != "running":
        st.rerun()
    with st.container(border=True):
        if progress.state == "running":
            job_bar.show(download, f"{slug}_download_cancel", may_cancel=identity.is_teacher())
            return
        if not identity.is_teacher():
            st.markdown(f"**{row.title}** is not on the class's computer yet. Ask your teacher to download it.")
            return
        size = f": {row.download_bytes / 1e6:.0f} MB" if row.download_bytes else ""
        st.markdown(f"**{row.title}** is not on this computer yet. It needs the internet once{size}.")
        if fault := row.fault():
            st.warning(fault, icon=":material/broken_image:")
        if progress.state in ("failed", "cancelled"):
            st.warning(plain(progress.sentence), icon=":material/cloud_off:")
        st.button("Download", icon=":material/download:", on_click=download.start, key=f"{slug}_download")
