"""A learner's own network, from a `.keras` file."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lessons.course.feature_maps import explore
from lessons.course.feature_maps import network_file as lesson
from lessons.training.reports import keras_file
from lessons.training.reports.keras_layers import KerasFileError
from pages.parts import setting
from pages.parts.words import plain


def bring(slug: str) -> tuple[str, lesson.FileRecord] | None:
    """The network of the learner's file, with a name of its own; None until there is one that can be read."""
    left, right = st.columns([2, 3], gap="medium", vertical_alignment="center")
    with left:
        file = st.file_uploader("A network saved by Keras (.keras)", key=f"{slug}_keras_file")
    with right:
        st.caption(
            "It stays in this session's memory: never stored, never shown to others. Nothing in it is run as a program."
        )
        if file is None:
            st.caption("Until you bring one, this is the recorded network.")
            return None
        try:
            network = read(slug, file)
        except KerasFileError as error:
            st.error(plain(str(error)), icon=":material/broken_image:")
            return None
        name = f"file-{file.file_id}"
        if idle := lesson.idle(network):
            st.caption(f"Active in training alone, and so not here: {', '.join(idle)}.")
        if not network.reads_words and not lesson.scales(network):
            st.caption("It has no Rescaling layer: its own program prepared the pixels.")
            if setting.draw(slug, explore.Settings, "divided"):
                return f"{name}-divided", lesson.FileRecord(lesson.with_scale(network))
    return name, lesson.FileRecord(network)


def read(slug: str, file: UploadedFile) -> keras_file.Network:
    """The network in a file, read once a file and not once a change."""
    place = f"{slug}_read_file"
    cache = st.session_state.get(place)
    if cache is None or cache[0] != file.file_id:
        cache = st.session_state[place] = (file.file_id, keras_file.read(file.getvalue()))
    network: keras_file.Network = cache[1]
    return network
