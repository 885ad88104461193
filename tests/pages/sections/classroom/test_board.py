"""A challenge from the teacher's page to the learner's: set, told beside Train, and who stands where."""

import pkgutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lessons import catalog
from lessons.classroom import access, board, bulletin, challenge
from lessons.classroom.bulletin import Bulletin
from lessons.classroom.challenge import Challenge
from lessons.settings import controls
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.store import Store
from pages.parts import challenge_board
from pages.parts.challenge_note import ordinal
from pages.web import classroom
from pages.web.classroom import Classroom
from tests.figures import sent
from tests.training.made import a_point
from tests.whole_pages import healthy, open_lesson, open_page, predict

SLUG = "computer-vision"
SPEC = challenge.preset(SLUG, "digits")
OTHER = "bob"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A room whose teacher looks at the page, with no run and no challenge yet."""
    room, news = Classroom("192.168.1.20:8501", "link"), Bulletin()
    cookies = {classroom.LEARNER: "teacher", classroom.TEACHER: room.exchange("link")}
    with closing(Store(tmp_path / "runs.sqlite")) as store:
        monkeypatch.setattr(classroom, "current", lambda: room)
        monkeypatch.setattr(bulletin, "current", lambda: news)
        training = SimpleNamespace(store=store, line=lambda: (), command=print, resume=print)
        monkeypatch.setattr(engine, "current", lambda: training)
        monkeypatch.setattr(st, "context", SimpleNamespace(cookies=cookies, url="http://localhost:8501"))
        monkeypatch.setattr(board, "FRESH", -1.0)
        yield store


@pytest.fixture
def become_learner() -> Callable[[str], None]:
    def become(name: str) -> None:
        st.context.cookies.clear()
        st.context.cookies[classroom.LEARNER] = name

    return become


def train(store: Store, name: str, accuracy: float, spec: TrainingSpec = SPEC) -> str:
    """A run that has ended after one epoch with this validation accuracy."""
    run_id = store.create(spec, classroom.owner(name), SLUG)
    store.add_point(run_id, a_point(1.0, 2, 1.0, 0.5, 1.0, accuracy, seconds=1.0))
    store.set_state(run_id, State("done"))
    return run_id


def set_challenge(epochs: int = SPEC.epochs, parameters: int | None = None) -> None:
    challenge.publish(Challenge(SLUG, "digits", epochs, parameters, None, since=0.0))


def rows(app: AppTest) -> list[dict[str, Any]]:
    """What the board has drawn."""
    drawn = next(one for one in app.get("bidi_component") if one.proto.component_name.endswith("_board"))
    found: list[dict[str, Any]] = sent.meta(drawn.proto.bytes)["rows"]
    return found


def note(app: AppTest) -> str:
    """What stands about the challenge beside Train; empty where nothing does."""
    return next((one.value for one in app.markdown if "**Challenge:**" in one.value), "")


def test_teacher_sets_a_challenge_and_ends_it() -> None:
    app = healthy(open_page("pages/classroom.py"))
    app.selectbox(key="classroom_challenge_lesson").set_value(SLUG).run()
    app.selectbox(key=f"classroom_challenge_data_{SLUG}").set_value("digits").run()
    app.selectbox(key="classroom_challenge_also").set_value("Parameters").run()
    name = f"classroom_challenge_{SLUG}_digits"
    assert app.number_input(key=f"{name}_Parameters").value == challenge.size_of(SPEC)
    app.number_input(key=f"{name}_epochs").set_value(7)
    app.number_input(key=f"{name}_Parameters").set_value(50_000).run()
    access.publish({})
    next(button for button in app.button if button.label == "Set the challenge").click().run()
    healthy(app)
    current = challenge.current()
    assert current is not None
    assert (current.lesson, current.data, current.epochs, current.parameters) == (SLUG, "digits", 7, 50_000)
    assert current.seconds is None
    assert access.current() == {SLUG: ["Train"]}, "who takes part finds it open"
    assert any(current.words in one.value for one in app.markdown)
    assert challenge_board.NOBODY in [one.value for one in app.markdown]
    next(button for button in app.button if button.label == "End the challenge").click().run()
    assert challenge.current() is None


def test_board_has_numbers_and_links_and_no_name(store: Store) -> None:
    set_challenge()
    runs = {name: train(store, name, accuracy) for name, accuracy in (("ada", 0.8), (OTHER, 0.9), ("teacher", 0.8))}
    store.rename(runs["ada"], "Ada's own")
    found = rows(healthy(open_page("pages/classroom.py")))
    numbers = {name: classroom.current().number(classroom.owner(name)) for name in runs}
    assert [(row["place"], row["learner"], row["is_tied"]) for row in found] == [
        (1, f"Learner {numbers[OTHER]}", False),
        (2, f"Learner {numbers['ada']}", True),
        (2, f"Learner {numbers['teacher']}", True),
    ]
    assert [row["is_own"] for row in found] == [False, False, True]
    assert f"run={runs[OTHER]}" in found[0]["link"]
    assert all(run_id in found[0]["link"] for run_id in runs.values())
    assert "Ada" not in str(found)


def headers(**query: str) -> list[str]:
    return [header.value for header in healthy(open_page("pages/classroom.py", **query)).header]


def test_board_has_the_projector_for_itself() -> None:
    whole = headers()
    assert headers(present="true") == whole, "there is no board"
    set_challenge()
    assert headers() == whole
    assert headers(present="true") == ["Challenge"]
    challenge.publish(None)
    assert headers(present="true") == whole


def test_the_link_of_a_row_opens_the_run_among_the_others(store: Store) -> None:
    set_challenge()
    mine, other = train(store, "teacher", 0.8), train(store, OTHER, 0.9)
    (first, _) = rows(healthy(open_page("pages/classroom.py")))
    address, _, query = first["link"].partition("?")
    assert address == f"/{SLUG}"
    app = open_page(
        "pages/computer_vision.py", **dict(pair.split("=") for pair in query.replace("%7E", "~").split("&"))
    )
    list(predict(app))
    healthy(app)
    assert app.session_state[f"{SLUG}_run"] == other
    assert app.session_state[f"{SLUG}_over"].split("~")[:2] == [other, mine]


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        ({}, "**counts**"),
        ({"epochs": SPEC.epochs - 1}, f"**does not count**. It may train {SPEC.epochs} epochs"),
        ({"parameters": 10}, "**does not count**. Its network has"),
    ],
)
def test_learner_reads_beside_train_whether_a_run_counts(
    become_learner: Callable[[str], None], limits: dict[str, int], says: str
) -> None:
    become_learner("ada")
    set_challenge(**limits)
    app = open_lesson(SLUG, view="Train", data="Digits", epochs=str(SPEC.epochs))
    assert says in note(app)


def test_another_lesson_and_a_room_without_challenge_say_nothing(become_learner: Callable[[str], None]) -> None:
    become_learner("ada")
    assert note(open_lesson(SLUG, view="Train")) == ""
    set_challenge()
    assert note(open_lesson("feature-maps", view="Train")) == ""


def test_learner_reads_how_they_stand_and_unfolds_the_board(
    store: Store, become_learner: Callable[[str], None]
) -> None:
    become_learner("ada")
    set_challenge()
    train(store, OTHER, 0.9)
    app = open_lesson(SLUG, view="Train")
    list(predict(app))
    assert any(one.label.endswith("no run of yours counts yet") for one in app.expander)
    train(store, "ada", 0.8)
    healthy(app.run())
    assert any(one.label.endswith("you are 2nd of 2") for one in app.expander)
    app.session_state[f"{SLUG}_board_panel"] = True
    assert [row["is_own"] for row in rows(healthy(app.run()))] == [False, True]


def sections(slug: str) -> Iterator[str]:
    """The titles of a lesson's sections, wherever its package declares them."""
    package = import_module(catalog.lesson(slug).module)
    for one in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        for settings in vars(import_module(one.name)).values():
            if is_dataclass(settings) and isinstance(settings, type) and "view" in controls(settings):
                yield from controls(settings)["view"].options


def test_every_lesson_that_can_be_asked_for_has_the_section_that_links_open() -> None:
    for slug in challenge.lessons_to_train():
        assert challenge_board.TRAIN in sections(slug)


@pytest.mark.parametrize(
    ("place", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st"), (112, "112th")],
)
def test_places_are_told_as_people_do(place: int, words: str) -> None:
    assert ordinal(place) == words
