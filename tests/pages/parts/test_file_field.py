"""The field for a learner's file: what it hands on, says and lets go."""

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.testing.v1 import AppTest

from tests.pages.parts.test_own_file import upload


@pytest.fixture
def app() -> AppTest:
    """A page that notes the names of the files it gets, except of those that end in .bad."""

    def script() -> None:
        import streamlit as st
        from streamlit.runtime.uploaded_file_manager import UploadedFile

        from pages.parts import file_field

        def note(file: UploadedFile) -> None:
            if file.name.endswith(".bad"):
                raise ValueError(f"{file.name} is *bad*.")
            st.session_state.names = [*st.session_state.get("names", []), f"{file.name}: {file.getvalue()!r}"]

        file_field.show("lesson_own", "Your file", note)
        st.text(", ".join(st.session_state.get("names", [])))

    return AppTest.from_function(script, default_timeout=60).run()


def test_file_is_used_once_and_the_field_is_empty_for_the_next(app: AppTest) -> None:
    assert app.file_uploader[0].label == "Your file"
    assert not app.file_uploader[0].allowed_type
    upload(app, "one", b"1")
    assert app.file_uploader[0].value is None
    app.run()
    assert app.text[0].value == "one: b'1'"
    upload(app, "two.txt", b"2")
    assert app.text[0].value == "one: b'1', two.txt: b'2'"


def test_what_is_refused_is_told_until_another_comes(app: AppTest) -> None:
    upload(app, "a.bad", b"")
    assert [warning.value for warning in app.warning] == ["a.bad is \\*bad\\*."]
    assert app.file_uploader[0].value is None
    upload(app, "one", b"1")
    assert not app.warning


@pytest.mark.parametrize("name", ["one", "a.bad"])
def test_streamlit_forgets_a_file_that_is_taken(app: AppTest, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    forgotten: list[bytes] = []
    remove = MemoryUploadedFileManager.remove_file

    def note(files: MemoryUploadedFileManager, session: str, file: str) -> None:
        forgotten.append(files.file_storage[session][file].data)
        remove(files, session, file)
        assert not files.file_storage[session]

    monkeypatch.setattr(MemoryUploadedFileManager, "remove_file", note)
    upload(app, name, b"content")
    assert forgotten == [b"content"]
