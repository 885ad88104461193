"""What a page says of a set that must be downloaded first, and of another file in its place."""

from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lessons.data.sets import mnist


@pytest.fixture(autouse=True)
def keras_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))


def page() -> AppTest:
    """A page that needs MNIST."""

    def script() -> None:
        import streamlit as st

        from lessons.data.sets import mnist
        from pages.parts import download_panel

        st.text("here" if download_panel.show("lesson", mnist.ROW) else "not here")

    return AppTest.from_function(script, default_timeout=30).run()


def test_a_missing_set_is_offered() -> None:
    app = page()
    assert not app.exception
    assert not app.warning
    assert "not here" in [text.value for text in app.text]
    assert [button.label for button in app.button] == ["Download"]


def test_another_file_in_its_place_is_told_and_the_download_offered() -> None:
    mnist.path().parent.mkdir(parents=True)
    np.savez(mnist.path(), x_train=np.zeros((60, 784)), y_train=np.zeros(60), x_test=np.zeros(9), y_test=np.zeros(9))
    app = page()
    assert not app.exception
    assert [warning.value for warning in app.warning] == [mnist.fault()]
    assert "not here" in [text.value for text in app.text]
    assert [button.label for button in app.button] == ["Download"]
