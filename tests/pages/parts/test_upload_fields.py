"""What a page takes of a learner's files: by their content and under any name, for phones grey out unknown endings."""

import io

import numpy as np
import pytest
import tifffile
from PIL import Image
from streamlit.testing.v1 import AppTest

from lessons.course.feature_maps import explore
from lessons.data import menu
from lessons.maths.network import Layer
from lessons.training.reports import keras_file
from tests.whole_pages import healthy, open_lesson

DIGITS = explore.recording(explore.DIGITS)


def picture_page() -> AppTest:
    """A page that says what it got of a learner's picture."""

    def script() -> None:
        import streamlit as st

        from lessons.data import menu
        from pages.parts import picture_source

        picture = picture_source.bring("lesson", menu.UPLOAD)
        st.text("nothing" if picture is None else f"a picture of {picture.shape}, up to {picture.max()}")

    return AppTest.from_function(script, default_timeout=30).run()


def network_page() -> AppTest:
    """A page that says what it got of a learner's network."""

    def script() -> None:
        import streamlit as st

        from pages.sections.feature_maps import network_file

        brought = network_file.bring("feature-maps")
        st.text(f"{len(brought[1].network.layers)} layers" if brought else "nothing")

    return AppTest.from_function(script, default_timeout=30).run()


def words(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(element.value) for element in (*app.text, *app.caption, *app.error))


def encoded(file_format: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, file_format)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "file_format"),
    [
        ("photo.jfif", "JPEG"),
        ("photo.JPE", "JPEG"),
        ("photo", "PNG"),
        ("photo.gif", "GIF"),
        ("photo.bmp", "BMP"),
        ("photo.tif", "TIFF"),
        ("photo.jpg", "WEBP"),
    ],
)
def test_a_picture_may_have_any_name(name: str, file_format: str) -> None:
    app = picture_page()
    assert not app.file_uploader[0].allowed_type
    app.file_uploader[0].set_value((name, encoded(file_format), "")).run()
    assert "a picture of (30, 40, 3), up to 255" in words(app)


@pytest.mark.parametrize(
    ("slug", "settings"),
    [
        ("feature-maps", {"source": explore.UPLOAD}),
        ("real-images", {"view": "Predict", "source": menu.UPLOAD}),
        ("multiclass", {"view": "Own pictures", "source": menu.UPLOAD}),
    ],
)
def test_a_network_gets_the_middle_of_an_oblong_picture_and_the_page_says_so(slug: str, settings: dict) -> None:
    app = open_lesson(slug, **settings)
    app.file_uploader[0].set_value(("photo.png", encoded("PNG"), "")).run()
    healthy(app)
    assert "The picture is 40 × 30 pixels, and the network reads squares: it gets the middle." in words(app)


def test_what_was_stretched_is_told() -> None:
    out = io.BytesIO()
    tifffile.imwrite(out, np.arange(4096, dtype=np.uint16).reshape(64, 64))
    app = picture_page()
    app.file_uploader[0].set_value(("cells.tif", out.getvalue(), "image/tiff")).run()
    assert "a picture of (64, 64, 3), up to 255" in words(app)
    assert "The values in this file end at 4,095, so they were stretched: the largest is white." in words(app)


def test_a_picture_of_a_phone_is_called_by_its_name() -> None:
    app = picture_page()
    heic = (24).to_bytes(4, "big") + b"ftypheic" + bytes(4) + b"mif1heic" + bytes(100)
    app.file_uploader[0].set_value(("IMG_0001.jpg", heic, "image/jpeg")).run()
    assert "nothing" in words(app)
    assert "This is a HEIC picture, which cannot be read here: export it as JPEG" in words(app)


def test_a_network_may_have_any_name() -> None:
    layers = DIGITS.layers(DIGITS.best_epoch or 0)
    content = keras_file.write(keras_file.Network(layers, (28, 28, 1), DIGITS.class_names))
    app = network_page()
    assert not app.file_uploader[0].allowed_type
    app.file_uploader[0].set_value(("model (1).zip", content, "application/zip")).run()
    assert f"{len(layers)} layers" in words(app)


def test_layers_that_do_nothing_here_are_named() -> None:
    flips = [Layer("RandomFlip", {"name": f"flip_{number}"}) for number in (1, 2)]
    layers = (*flips, *DIGITS.layers(DIGITS.best_epoch or 0))
    app = network_page()
    content = keras_file.write(keras_file.Network(layers, (28, 28, 1)))
    app.file_uploader[0].set_value(("network.keras", content, "")).run()
    assert "Active in training alone, and so not here: RandomFlip" in words(app)


def test_another_file_is_no_network() -> None:
    app = network_page()
    app.file_uploader[0].set_value(("network.keras", encoded("PNG"), "")).run()
    assert "nothing" in words(app)
    assert "This is no .keras file" in words(app)
