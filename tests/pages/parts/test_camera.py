"""Where the page may use the camera, and what it offers where it may not."""

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from pages.parts import camera
from tests.pages.parts.test_upload_fields import encoded


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://lab.school.example/convolution", True),
        ("http://localhost:8501/convolution", True),
        ("http://lab.localhost:8501/", True),
        ("http://127.0.0.1:8501/", True),
        ("http://[::1]:8501/", True),
        ("", True),
        ("http://192.168.1.20:8501/convolution", False),
        ("http://lab.school.example/", False),
        ("http://localhost.example:8501/", False),
        ("http://[fe80::1]:8501/", False),
    ],
)
def test_browsers_offer_the_camera_to_secure_addresses_alone(url: str, may: bool) -> None:
    assert camera.may_film(url) == may


def page() -> AppTest:
    """A page that says what it got of a learner's photo."""

    def script() -> None:
        import streamlit as st

        from lessons.data import menu
        from pages.parts import picture_source

        photo = picture_source.bring("lesson", menu.CAMERA)
        st.text("nothing" if photo is None else f"a picture of {photo.shape}")

    return AppTest.from_function(script, default_timeout=30).run()


def test_phone_takes_the_photo_where_the_page_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "url", "http://192.168.1.20:8501/convolution")
    app = page()
    assert [note.value for note in app.info] == [camera.NO_CAMERA]
    assert not app.get("camera_input")
    assert app.file_uploader[0].allowed_type == ["image/*"]
    app.file_uploader[0].set_value(("photo.jpg", encoded("JPEG"), "image/jpeg")).run()
    assert not app.exception
    assert app.text[0].value == "a picture of (30, 40, 3)"


def test_the_page_films_itself_where_it_may() -> None:
    app = page()
    assert not app.exception
    assert len(app.get("camera_input")) == 1
    assert not app.file_uploader
