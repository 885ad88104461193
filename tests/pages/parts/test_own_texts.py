"""The part of a page with which a learner brings texts: what it takes, offers, says and refuses."""

import io
import zipfile

import pytest
from streamlit.testing.v1 import AppTest

from lessons.data import load
from pages.parts import own_texts
from tests.pages.parts.test_own_file import upload

pytestmark = pytest.mark.usefixtures("ada")
TABLE = "\n".join(
    ["id;what;Mood", *(f"{n};a text of number {n};{('glad', 'sad')[n % 2]}" for n in range(20)), ";;glad"]
)


def page() -> AppTest:
    """A page that says which texts it has got, under a name that a run may have."""

    def script() -> None:
        import streamlit as st

        from lessons.data import load
        from pages.parts import own_texts

        name = own_texts.choose("lesson")
        if name is None:
            st.text("nothing")
        else:
            train, validation = load(name), load(name, "validation")
            st.text(f"{name.partition(':')[0]} {len(train)}+{len(validation)} {train.class_names} {train.texts[1]}")

    return AppTest.from_function(script, default_timeout=60).run()


@pytest.fixture
def app() -> AppTest:
    return page()


def test_columns_are_guessed_and_can_be_chosen(app: AppTest) -> None:
    assert app.text[0].value == "nothing"
    upload(app, "moods.csv", TABLE.encode("utf-16"))
    assert app.text[0].value == "own-texts 18+2 ('glad', 'sad') a text of number 1"
    told = "\n".join(caption.value for caption in app.caption)
    assert "**moods.csv**: 20 texts (glad 10, sad 10). 1 text is empty or without a label and left out." in told
    app.selectbox(key="lesson_own_texts_text").set_value("id").run()
    assert app.text[0].value == "own-texts 18+2 ('glad', 'sad') 1"


def test_a_zip_of_folders(app: AppTest) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for n in range(20):
            archive.writestr(f"{('pos', 'neg')[n % 2]}/{n}.txt", f"text number {n}")
    upload(app, "mine.zip", packed.getvalue())
    assert app.text[0].value.startswith("own-texts 18+2 ('neg', 'pos')")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("words.xlsx", b"PK\3\4\0\0", "is a spreadsheet"),
        ("words.pdf", b"%PDF", "cannot be read as texts"),
        ("one.csv", b"text,label\n" + b"some words,x\n" * 20, "has 1 class"),
        ("lines.txt", b"a line of text\n" * 20, "These texts have no classes"),
        ("words.csv", b"text\n" + b"some words\n" * 20, "no column of labels"),
    ],
)
def test_what_has_no_classes_is_refused_in_a_sentence(app: AppTest, name: str, content: bytes, says: str) -> None:
    upload(app, name, content)
    assert says in app.warning[0].value
    assert app.text[0].value == "nothing"


def test_the_example_is_a_table_that_can_be_brought(app: AppTest) -> None:
    upload(app, "my_texts.csv", own_texts.example())
    assert app.text[0].value.startswith("own-texts 18+2 ('negative', 'positive')")
    assert load("reviews", "validation").texts[0] in own_texts.example().decode("utf-8-sig")


def test_names_with_marks_stay_what_they_are(app: AppTest) -> None:
    upload(app, "a*b*.csv", TABLE.replace("glad", "*glad*").encode())
    assert any(c.value.startswith("**a\\*b\\*.csv**: 20 texts (\\*glad\\* 10") for c in app.caption)


def test_a_network_that_writes_takes_lines() -> None:
    def script() -> None:
        import streamlit as st

        from pages.parts import own_texts

        st.text(str(own_texts.choose_lines("lesson")).partition(":")[0])

    app = AppTest.from_function(script, default_timeout=60).run()
    assert app.text[0].value == "None"
    upload(app, "song.txt", "\n".join(f"line {n} of a song" for n in range(30)).encode("cp1252"))
    assert app.text[0].value == "own-texts"
