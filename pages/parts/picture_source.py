"""One way to choose a picture: from the gallery, a data set, a file, the camera, or the drawing pad."""

import base64
import binascii
from dataclasses import dataclass

import numpy as np
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lessons import settings
from lessons.data import menu, pictures
from lessons.maths.arrays import Array
from pages.parts import camera, download_panel, setting
from pages.parts.component import component

PAD_SIDE = 64


@dataclass(frozen=True)
class FromDataSet:
    """Which picture of which data set."""

    data: str = settings.menu("Data set", tuple(menu.SETS), next(iter(menu.SETS)))
    number: int = settings.slider("Picture", 1, 200, 1, help="Which one of the training set.")


def choose(slug: str, title: str, longest: int) -> Array:
    """The picture (H, W, 3) uint8 of that title of `menu.TITLES`, asking which one where the title does not say it.

    The gallery's have at most `longest` pixels a side. Until the learner has brought one, it is the gallery's first;
    what they bring stays in their session's memory.
    """
    if title in menu.GALLERY:
        return pictures.load_fitted(menu.GALLERY[title].name, longest)
    if title == menu.DRAWING:
        return draw(slug, PAD_SIDE)
    own = of_data_set(slug, longest) if title == menu.DATA_SET else bring(slug, title)
    return pictures.load_fitted(pictures.gallery()[0].name, longest) if own is None else own


def of_data_set(slug: str, longest: int) -> Array | None:
    """The picture of a data set that the learner picks; None while the set has to be downloaded."""
    chosen = setting.collect(slug, FromDataSet, settings.controls(FromDataSet))
    row = menu.SETS[chosen.data]
    if not download_panel.show(slug, row):
        return None
    data = row.load("train")
    picture = pictures.fit(data.images[(chosen.number - 1) % len(data)], longest)
    return np.repeat(picture, 3, axis=2) if picture.shape[2] == 1 else picture


def bring(slug: str, title: str) -> Array | None:
    """The picture of a file or of the camera; None until there is one that can be read."""
    file = ask_for_file(slug, title)
    st.caption("It stays in this session's memory: never stored, never shown to others.")
    if file is None:
        return None
    try:
        reading = decode(slug, file.file_id, file.getvalue())
    except pictures.PictureError as error:
        st.error(str(error), icon=":material/broken_image:")
        return None
    if reading.note:
        st.caption(reading.note)
    return reading.pixels


def ask_for_file(slug: str, title: str) -> UploadedFile | None:
    """The learner's file, from disk or from the camera."""
    if title == menu.CAMERA:
        return camera.show(slug)
    # No list of endings: a phone greys out what it does not know by name, and the content tells what it is.
    return st.file_uploader("A picture: JPEG, PNG, WebP, GIF, BMP or TIFF", key=f"{slug}_upload")


def decode(slug: str, file_id: str, content: bytes) -> pictures.Reading:
    """The picture in a file, decoded once a file and not once a change."""
    place = f"{slug}_decoded"
    cache = st.session_state.get(place)
    if cache is None or cache[0] != file_id:
        cache = st.session_state[place] = (file_id, pictures.read(content))
    reading: pictures.Reading = cache[1]
    return reading


def crop(picture: Array) -> Array:
    """The middle square of a picture (H, W, 3) for a network, which reads squares; says so where a part is left out.

    Squeezed to a square, what it shows would have other proportions than anything that the network has learned from.
    """
    height, width = picture.shape[:2]
    if height == width:
        return picture
    st.caption(f"The picture is {width} × {height} pixels, and the network reads squares: it gets the middle.")
    return pictures.middle_square(picture)


def draw(slug: str, side: int) -> Array:
    """What the learner drew on the pad, as a picture (side, side, 3), white on black."""
    name = f"{slug}_pad"
    written = st.session_state.get(name, {}).get("pixels", "")
    component("drawing_pad")(key=name, data={"side": side, "pixels": written}, on_pixels_change=lambda: None)
    try:
        pixels = np.frombuffer(base64.b64decode(written, validate=True), np.uint8)
    except (binascii.Error, ValueError):
        pixels = np.empty(0, np.uint8)
    if pixels.size != side * side:
        pixels = np.zeros(side * side, np.uint8)
    return np.repeat(pixels.reshape(side, side, 1), 3, axis=2)
