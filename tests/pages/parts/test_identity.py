"""What a page lets its reader do: as a learner, as the teacher, and alone at a computer."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lessons import catalog
from lessons.course.feature_maps import explore
from lessons.data.own import collection
from lessons.data.own.collection import OwnPictures
from lessons.data.sets import mnist
from lessons.training.run.architecture import pack
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.queue import Place
from lessons.training.server.store import Store
from lessons.training.settings import MY_RUN
from pages.parts import identity
from pages.web import classroom
from pages.web.classroom import Classroom
from tests.data.own.test_folder import as_zip, classes
from tests.training.patience import wait_until
from tests.whole_pages import titles_by_heading

APP = str(Path(__file__).parents[3] / "app.py")
ADDRESS = "192.168.1.20:8501"


class Training:
    """An engine with a queue that a test fills, and a note of what it was told."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.places: list[Place] = []
        self.told: list[tuple[str, ...]] = []

    def add(self, owner: str, state: State, ahead: int = 0, wait: float | None = 0.0, epoch: float = 0.0) -> str:
        run_id = self.store.create(TrainingSpec(), owner, "feature-maps")
        self.places.append(Place(run_id, owner, TrainingSpec(), epoch, state, ahead, wait))
        return run_id

    def line(self) -> tuple[Place, ...]:
        return tuple(self.places)

    def command(self, run_id: str, command: str) -> None:
        self.told.append((command, run_id))

    def to_front(self, run_id: str) -> None:
        self.told.append(("front", run_id))

    def clear(self) -> None:
        self.told.append(("clear",))


@pytest.fixture
def training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    training = Training(Store(tmp_path / "runs.sqlite"))
    monkeypatch.setattr(engine, "current", lambda: training)
    yield training
    training.store.close()


@pytest.fixture
def cookies(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The cookies of who looks at the page."""
    cookies: dict[str, str] = {}
    monkeypatch.setattr(st, "context", SimpleNamespace(cookies=cookies, url=None))
    return cookies


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Classroom:
    room = Classroom(ADDRESS, "link")
    monkeypatch.setattr(classroom, "current", lambda: room)
    return room


@pytest.fixture
def become_teacher(room: Classroom, cookies: dict[str, str]) -> Callable[[], None]:
    return lambda: cookies.update({classroom.TEACHER: str(room.exchange("link"))})


def open_page(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    app.run()
    app.switch_page(page)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert not app.error
    return app


def said(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in [*app.markdown, *app.caption, *app.text])


def test_learner_is_known_by_the_cookie_which_no_run_holds(cookies: dict[str, str]) -> None:
    cookies[classroom.LEARNER] = "ada"
    assert identity.learner() == classroom.owner("ada")
    assert "ada" not in identity.learner()


def test_browser_that_refuses_cookies_is_known_for_as_long_as_its_page(
    cookies: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for other in range(2):
        monkeypatch.setattr(st, "session_state", {})
        assert identity.learner() == identity.learner()
        monkeypatch.setattr(st, "session_state", {"learner": str(other)})
        assert identity.learner() == classroom.owner(str(other))


def test_run_is_steered_by_its_owner_and_the_teacher_alone(
    training: Training, cookies: dict[str, str], become_teacher: Callable[[], None]
) -> None:
    cookies[classroom.LEARNER] = "ada"
    own = training.store.run(training.add(classroom.owner("ada"), State("running")))
    other = training.store.run(training.add(classroom.owner("bob"), State("running")))
    assert identity.may_steer(own)
    assert not identity.may_steer(other)
    become_teacher()
    assert identity.may_steer(other)


def sidebar() -> list[str]:
    """The small words beside every page."""
    return [caption.value for caption in AppTest.from_file(APP, default_timeout=60).run().sidebar.caption]


@pytest.mark.usefixtures("training")
def test_sidebar_tells_learners_their_number_and_leads_the_teacher_to_the_class(
    room: Classroom,
    cookies: dict[str, str],
    become_teacher: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cookies[classroom.LEARNER] = "ada"
    room.enter("somebody else")
    assert sidebar() == ["You are learner 2."]
    assert list(titles_by_heading(monkeypatch)) == ["", *catalog.CHAPTERS]
    become_teacher()
    assert sidebar() == []
    assert titles_by_heading(monkeypatch)["For the teacher"] == ["Classroom"]


@pytest.mark.usefixtures("training", "cookies")
def test_sidebar_knows_no_learners_without_a_class(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classroom, "current", lambda: Classroom(None, None))
    assert sidebar() == []
    assert list(titles_by_heading(monkeypatch)) == ["", *catalog.CHAPTERS]


@pytest.mark.usefixtures("training", "room", "cookies")
def test_learner_finds_nothing_on_the_teachers_page() -> None:
    app = open_page("pages/classroom.py")
    assert said(app) == "This page is for the teacher."
    assert not app.button


@pytest.mark.usefixtures("training", "cookies")
def test_without_a_class_the_page_says_how_to_start_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classroom, "current", lambda: Classroom(None, None))
    app = open_page("pages/classroom.py")
    assert "Start one with `make class`." in said(app)


@pytest.mark.usefixtures("training")
def test_teacher_sees_who_is_here_even_while_nobody_trains(
    room: Classroom, cookies: dict[str, str], become_teacher: Callable[[], None]
) -> None:
    become_teacher()
    cookies[classroom.LEARNER] = "teacher"
    for who in ("teacher", "ada"):
        room.enter(classroom.owner(who))
    app = open_page("pages/classroom.py")
    assert f"http://{ADDRESS}" in said(app)
    assert "**1** learner is connected besides you." in said(app)
    assert "Nobody is training at the moment." in said(app)


def test_teacher_sees_the_whole_queue(
    training: Training, room: Classroom, cookies: dict[str, str], become_teacher: Callable[[], None]
) -> None:
    become_teacher()
    cookies[classroom.LEARNER] = "teacher"
    training.add(classroom.owner("ada"), State("running"), epoch=2.5)
    training.add(classroom.owner("teacher"), State("queued"), wait=None)
    training.add(classroom.owner("cy"), State("queued"), ahead=1, wait=240)
    words = said(open_page("pages/classroom.py"))
    for told in ("**Learner 1**", "**Learner 2** (you)", "**Learner 3**", "Training", "Next"):
        assert told in words
    assert "3 of 10" in words
    assert words.count("0 of 10") == 2
    assert "1 before it, in about 4 minutes" in words


def test_teacher_stops_reorders_and_clears(training: Training, become_teacher: Callable[[], None]) -> None:
    become_teacher()
    running = training.add("ada", State("running"))
    stuck = training.add("bob", State("stopping"))
    following = training.add("cy", State("queued"))
    last = training.add("dee", State("queued"), ahead=1)
    app = open_page("pages/classroom.py")
    moves = [button.key for button in app.button if button.label == "Move to the front"]
    assert len(moves) == 1, "only a run that another comes before can move"
    for label in ("Stop", "Stop hard", "Move to the front", "Yes, stop them all"):
        next(button for button in app.button if button.label == label).click().run()
    assert training.told == [("stop", running), ("kill", stuck), ("front", last), ("clear",)]
    assert following not in str(training.told)


def test_only_the_teacher_downloads(
    training: Training,
    become_teacher: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    assert not mnist.ROW.available()
    wanted = {"feature-maps_view": "Train", "feature-maps_data": "MNIST"}
    app = open_page("pages/feature_maps.py", **wanted)
    assert "Ask your teacher to download it." in said(app)
    assert "Download" not in {button.label for button in app.button}
    become_teacher()
    app = open_page("pages/feature_maps.py", **wanted)
    assert "Download" in {button.label for button in app.button}


def test_who_looks_at_another_learners_run_may_still_train(
    training: Training, room: Classroom, cookies: dict[str, str]
) -> None:
    cookies[classroom.LEARNER] = "ada"
    for owner, may_train in (("ada", False), ("bob", True)):
        run_id = training.add(classroom.owner(owner), State("running"))
        training.store.set_state(run_id, State("running"))
        app = open_page("pages/feature_maps.py", **{"feature-maps_view": "Train", "feature-maps_run": run_id})
        buttons = {button.label: button for button in app.button}
        assert buttons["Train"].disabled == (not may_train)
        assert ("Stop" in buttons) == (owner == "ada")


def test_explorer_keeps_the_pictures_of_a_run_to_who_brought_them(
    training: Training, cookies: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = OwnPictures(tmp_path / "own", None)
    monkeypatch.setattr(collection, "current", lambda: kept)
    monkeypatch.setattr(classroom, "current", lambda: Classroom(ADDRESS, "link"))
    name = kept.add_zip(classroom.owner("bob"), "pets.zip", io.BytesIO(as_zip(classes(6), tmp_path).read_bytes()))
    wait_until(lambda: kept.check(name).progress.state == "done")
    recorded = explore.recording(explore.TEXTURES)
    run_id = training.store.create(replace(recorded.spec, data=name), classroom.owner("bob"), "feature-maps")
    training.store.set_architecture(run_id, recorded.architecture)
    weights = [array for layer in recorded.layers(recorded.best_epoch) for array in layer.weights]
    training.store.add_weights(run_id, 1, pack(weights))
    training.store.set_state(run_id, State("done"))
    cookies[classroom.LEARNER] = "ada"
    app = open_page("pages/feature_maps.py", **{"feature-maps_network": MY_RUN, "feature-maps_run": run_id})
    assert "pets.zip" not in said(app)
    assert any("this is the recorded one" in info.value for info in app.info)
    kept.clear()
