"""A learner's own pictures to train with: brought as a zip or, by the teacher, chosen on this computer."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lessons.data.download.jobs import Job
from lessons.data.own import collection
from lessons.training.settings import OWN
from pages.parts import class_pictures, file_field, identity, job_bar, refusal
from pages.parts.setting import key
from pages.parts.words import plain

TICK = 0.5
"""Seconds between two looks at a check that runs."""


def choose(slug: str) -> str | None:
    """Asks for pictures and shows what is in them; their name as `TrainingSpec.data`, None until there are any to use.

    They are the learner's in every tab, until the last one has been closed for a while.
    """
    left, right = st.columns([2, 3], gap="medium")
    with left:
        bring(slug)
        names = collection.current().of(identity.learner())
        name = pick(slug, names) if names else None
    with right:
        if name is None:
            st.caption("One folder for each class, with its name; `train` and `validation` around them if you like.")
            return None
        job = collection.current().check(name)
        running = job.progress.state == "running"
        st.fragment(watch, run_every=TICK if running else None)(slug, name, job, running)
        if job.progress.state != "done":
            return None
        class_pictures.show(slug, name)
    return name


def choose_if_own(slug: str, title: str) -> str | None:
    """As `choose`, where the learner has picked their own in a menu of data sets; None where it is another `title`."""
    return choose(slug) if title == OWN else None


def bring(slug: str) -> None:
    """The ways to bring pictures. What was brought is taken at once, and the field is empty for the next."""
    place, folder = key(slug, "own"), key(slug, "own_folder")

    def add_zip(file: UploadedFile) -> None:
        take(slug, collection.current().add_zip(identity.learner(), file.name, file))

    def take_folder() -> None:
        name = st.session_state[folder]
        if name is not None and identity.is_teacher():
            refusal.attempt(place, lambda: take(slug, collection.current().add_offer(identity.learner(), name)))
            st.session_state[folder] = None

    file_field.show(place, "Your pictures: a zip", add_zip)
    st.caption("They stay on the server, for you alone, and are deleted when you leave.")
    offered = collection.current().offers() if identity.is_teacher() else ()
    if offered:
        st.selectbox("Or a folder on the server", offered, index=None, key=folder, on_change=take_folder)


def take(slug: str, name: str) -> None:
    """Chooses what has just been brought."""
    st.session_state[key(slug, "own")] = name


def pick(slug: str, names: Sequence[str]) -> str:
    """The set to use, where the learner keeps several, and the button that removes it."""
    place = key(slug, "own")
    if st.session_state.get(place) not in names:
        st.session_state[place] = names[0]
    if len(names) > 1:
        st.selectbox("Use", names, format_func=collection.title, key=place)
    name: str = st.session_state[place]
    st.button(
        f"Remove {plain(collection.title(name))}",
        icon=":material/delete:",
        on_click=refusal.attempt,
        args=(place, collection.current().remove, name),
        key=key(slug, "own_remove"),
    )
    return name


def watch(slug: str, name: str, job: Job, was_running: bool) -> None:
    """How far the check is, or why it came to no good end."""
    progress = job.progress
    if was_running and progress.state != "running":
        st.rerun()
    if progress.state == "running":
        job_bar.show(job, key(slug, "own_cancel"), may_cancel=True)
    elif progress.state != "done":
        st.error(plain(progress.sentence), icon=":material/broken_image:")
