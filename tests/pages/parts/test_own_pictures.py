"""The part of a page with which a learner brings pictures: what it takes, what it shows, and whom it shows what."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lessons.data.own import collection
from lessons.data.own.collection import OwnPictures
from pages.parts import identity
from pages.web import classroom
from pages.web.classroom import Classroom
from tests.data.own.test_folder import Tree, as_folder, classes
from tests.training.patience import wait_until

PETS = classes(8, ("*cat*", "dog")) | {"dog/empty.jpg": b""}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnPictures]:
    as_folder(classes(4), tmp_path / "offered")
    kept = OwnPictures(tmp_path / "own", tmp_path / "offered")
    monkeypatch.setattr(collection, "current", lambda: kept)
    yield kept
    kept.clear()


@pytest.fixture
def app(kept: OwnPictures, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A page that says what it would train with, for a learner named ada."""

    def script() -> None:
        import streamlit as st

        from pages.parts import own_pictures

        st.text(f"trains with {own_pictures.choose('lesson')}")

    monkeypatch.setattr(identity, "learner", lambda: "ada")
    return AppTest.from_function(script, default_timeout=60).run()


def content(tree: Tree) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, picture in tree.items():
            archive.writestr(name, picture)
    return out.getvalue()


def upload(app: AppTest, name: str, file: bytes) -> None:
    app.file_uploader[0].set_value((name, file, "application/zip")).run()


def looked_at(app: AppTest, kept: OwnPictures) -> str:
    """The page after the newest pictures were looked at: all its words."""
    (name, *_) = kept.of("ada")
    wait_until(lambda: kept.check(name).progress.state != "running")
    app.run()
    assert not app.exception
    return words(app)


def words(app: AppTest) -> str:
    elements = [*app.markdown, *app.caption, *app.text, *app.warning, *app.error]
    return "\n".join(str(element.value) for element in elements)


def test_nothing_is_trained_with_until_there_are_pictures(app: AppTest) -> None:
    assert not app.exception
    assert "trains with None" in words(app)
    assert "They stay on the server, for you alone, and are deleted when you leave." in words(app)


def test_a_zip_is_taken_looked_at_and_trained_with(app: AppTest, kept: OwnPictures) -> None:
    upload(app, "pets.zip", content(PETS))
    said = looked_at(app, kept)
    assert f"trains with {kept.of('ada')[0]}" in said
    assert "| \\*cat\\* | 6 | 2 |" in said
    assert "left out" in said
    assert "dog/empty.jpg" in said
    assert app.file_uploader[0].value is None
    app.button(key="lesson_own_remove").click().run()
    assert kept.of("ada") == ()
    assert "trains with None" in words(app)


def test_what_cannot_be_used_is_said_plainly(app: AppTest, kept: OwnPictures) -> None:
    upload(app, "pets.zip", b"no zip")
    assert "pets.zip is not a zip: pack the folders of your pictures into one" in words(app)
    upload(app, "pets.zip", content(classes(3, ("cat",))))
    said = looked_at(app, kept)
    assert "pets.zip: Pictures must lie in two subfolders or more" in said
    assert "trains with None" in said


def test_what_was_left_aside_and_what_is_missing_is_told(app: AppTest, kept: OwnPictures) -> None:
    tree = classes(4, ("cat", "dog"), "training_set/") | classes(2, ("cat",), "test_set/", 500)
    upload(app, "pets.zip", content(tree | classes(1, ("dog",), "set/", 900) | {"training_set/lost.png": b"x"}))
    said = looked_at(app, kept).replace("\\", "")
    assert "| cat | 4 | 2 |" in said
    assert "| dog | 4 | 0 |" in said
    assert "There is no validation picture of dog" in said
    assert "2 files lie in no folder of a class and are left aside: set/dog/0.png, training_set/lost.png." in said


def test_one_of_several_is_chosen(app: AppTest, kept: OwnPictures) -> None:
    for name in ("one.zip", "two.zip"):
        upload(app, name, content(classes(4)))
    newest, older = kept.of("ada")
    assert f"trains with {newest}" in looked_at(app, kept)
    wait_until(lambda: kept.check(older).progress.state == "done")
    app.selectbox(key="lesson_own").set_value(older).run()
    assert f"trains with {older}" in words(app)


def test_only_the_teacher_may_use_what_lies_on_the_server(
    app: AppTest, kept: OwnPictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.selectbox(key="lesson_own_folder").set_value("pets").run()
    assert "| cat | 3 | 1 |" in looked_at(app, kept)
    monkeypatch.setattr(identity, "is_teacher", lambda: False)
    app.run()
    assert "lesson_own_folder" not in {menu.key for menu in app.selectbox}


def test_pictures_are_for_the_learner_who_brought_them(
    kept: OwnPictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(cookies={classroom.LEARNER: "ada"}))
    monkeypatch.setattr(classroom, "current", lambda: Classroom("192.168.1.20:8501", "link"))
    brought = kept.add_zip(classroom.owner("bob"), "pets.zip", io.BytesIO(content(PETS)))
    assert not identity.may_see(brought)
    assert identity.may_see("digits")
    monkeypatch.setattr(st, "context", SimpleNamespace(cookies={classroom.LEARNER: "bob"}))
    assert identity.may_see(brought)
    kept.remove(brought)
    assert not identity.may_see(brought)
