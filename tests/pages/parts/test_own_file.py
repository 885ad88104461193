"""A learner's own file: what is read of it, what is made of it once, and how a run knows it."""

import pytest
from streamlit.testing.v1 import AppTest

from lessons.data.own.shelf import Shelf

pytestmark = pytest.mark.usefixtures("ada")
EMPTY = "There is nothing in few.txt."


@pytest.fixture
def app() -> AppTest:
    """A page that makes texts of the lines of a file, those with a word that is chosen, and counts how often."""

    def script() -> None:
        from collections.abc import Sequence
        from pathlib import Path

        import numpy as np
        import streamlit as st

        from lessons.data.texts import Texts
        from pages.parts import own_file

        def read(path: Path) -> Sequence[str]:
            lines = path.read_text().splitlines()
            if not lines:
                raise ValueError(f"There is nothing in {path.name}.")
            return lines

        def choose(lines: Sequence[str], word: str) -> Texts:
            st.session_state.made = st.session_state.get("made", 0) + 1
            found = tuple(line for line in lines if word in line)
            if len(found) < 10:
                raise ValueError(f"Too few lines have *{word}*.")
            return Texts(found, np.zeros(0, np.int64), (), "", "")

        file = own_file.bring("lesson_own", "Your lines", read, ("word",))
        if file is None:
            st.text("nothing")
        else:
            word = own_file.pick("lesson_own", "word", "Word", file.content[0].split(), "a")
            texts = own_file.make("lesson_own", choose, file.content, word)
            name = own_file.name_to_train("lesson_own", texts) if texts else None
            st.text(f"{file.name} {texts and len(texts)} {name}")

    return AppTest.from_function(script, default_timeout=60).run()


def upload(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].set_value((name, content, "text/csv")).run()
    assert not app.exception
    return app


def lines(count: int) -> bytes:
    return "\n".join(f"a line with number{n}" for n in range(count)).encode()


def test_what_cannot_be_read_is_refused_and_leaves_the_file_before(app: AppTest) -> None:
    upload(app, "few.txt", b"")
    assert [warning.value for warning in app.warning] == [EMPTY]
    assert app.text[0].value == "nothing"
    upload(app, "many.txt", lines(20))
    assert not app.warning
    assert app.text[0].value.startswith("many.txt 20 own-texts:")
    upload(app, "few.txt", b"")
    assert [warning.value for warning in app.warning] == [EMPTY]
    assert app.text[0].value.startswith("many.txt 20 own-texts:")


def test_what_was_chosen_is_made_once_and_has_one_name(app: AppTest) -> None:
    upload(app, "many.txt", lines(20))
    first = app.text[0].value
    app.run()
    assert (app.text[0].value, app.session_state.made) == (first, 1)
    app.selectbox(key="lesson_own_word").set_value("line").run()
    assert (app.text[0].value, app.session_state.made) == (first, 2)


def test_another_file_takes_the_place_and_choices_begin_anew(app: AppTest) -> None:
    upload(app, "many.txt", lines(20))
    app.selectbox(key="lesson_own_word").set_value("line").run()
    upload(app, "more.txt", lines(30))
    assert app.selectbox(key="lesson_own_word").value == "a"
    assert app.text[0].value.startswith("more.txt 30 own-texts:")


def test_a_choice_of_which_nothing_can_be_made_is_refused_until_another(app: AppTest) -> None:
    upload(app, "many.txt", lines(20))
    app.selectbox(key="lesson_own_word").set_value("number0").run()
    assert [warning.value for warning in app.warning] == ["Too few lines have \\*number0\\*."]
    assert app.text[0].value == "many.txt None None"
    app.selectbox(key="lesson_own_word").set_value("a").run()
    assert app.text[0].value.startswith("many.txt 20 own-texts:")


def test_a_full_disk_is_told(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("The disk is full.")

    monkeypatch.setattr(Shelf, "put", refuse)
    upload(app, "many.txt", lines(20))
    assert [warning.value for warning in app.warning] == ["The disk is full."]
    assert app.text[0].value == "many.txt 20 None"
