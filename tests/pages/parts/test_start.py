"""A server starts where everything is right, and otherwise says in one sentence what is not."""

import logging
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import streamlit as st
from starlette.types import Message, Receive, Scope, Send

from lessons.home import HOLDER, HomeError, claim
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.store import Store
from pages.parts import start
from tests.benchmarks.servers import APP, ROOT, free_port, serving
from tests.loops import run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    return tmp_path


class Application:
    """Notes whether it was started, and whether others could have had its folder meanwhile."""

    def __init__(self) -> None:
        self.started = self.shares = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.started = True
        try:
            start.check()
            self.shares = True
        except HomeError:
            pass


def begin(application: Application) -> list[Message]:
    """What a server is told that starts an application."""
    told: list[Message] = []

    async def send(message: Message) -> None:
        told.append(message)

    async def receive() -> Message:
        return {"type": "lifespan.startup"}

    async def live() -> None:
        await start.Start(application)({"type": "lifespan"}, receive, send)

    run(live())
    return told


def test_an_application_has_its_folder_for_itself_for_as_long_as_it_runs(home: Path) -> None:
    application = Application()
    assert begin(application) == []
    assert (application.started, application.shares) == (True, False)
    start.check()


@pytest.mark.parametrize("error", [ValueError, OSError])
def test_what_is_wrong_is_said_before_anything_starts(
    error: type[Exception], home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise error("The classroom has no roof.")

    monkeypatch.setattr(start, "CHECKS", (refuse,))
    monkeypatch.setattr(logging.getLogger("uvicorn.error"), "disabled", False)
    application = Application()
    assert begin(application) == [{"type": "lifespan.startup.failed"}]
    assert not application.started
    assert capsys.readouterr().err == "The classroom has no roof.\n"
    assert not list(home.iterdir())


def test_a_damaged_store_lets_the_folder_go(home: Path) -> None:
    (home / "runs.sqlite").write_text("no store")
    with pytest.raises(OSError, match="is damaged"):
        start.check()
    with claim():
        pass


def fails(home: Path | str, **variables: str) -> str:
    """What a real server says that cannot start."""
    command = [sys.executable, "-m", "streamlit", "run", str(APP), f"--server.port={free_port()}"]
    environment = os.environ | {"LAYERSCOPE_HOME": str(home)} | variables
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode != 0
    (sentence,) = ended.stderr.splitlines()
    return sentence


def later(store: Path) -> None:
    with closing(sqlite3.connect(store)) as other:
        other.execute("PRAGMA user_version = 1000")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda store: store.write_text("no store"), "is damaged or no file of Layerscope"),
        (lambda store: store.mkdir(), "it is a folder"),
        (later, "is from a later version"),
    ],
)
def test_a_server_without_a_store_ends_with_one_sentence(
    spoil: Callable[[Path], object], words: str, tmp_path: Path
) -> None:
    spoil(tmp_path / "runs.sqlite")
    assert words in fails(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("chosen", ["file", "file/below", "~nobody-of-this-name"])
def test_a_server_without_a_folder_ends_with_one_sentence(chosen: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "choose another folder with LAYERSCOPE_HOME" in fails(tmp_path / chosen if "~" not in chosen else chosen)


@pytest.mark.parametrize(
    ("variable", "value"),
    [("LAYERSCOPE_SEATS", "abc"), ("LAYERSCOPE_WORKERS", "-1"), ("LAYERSCOPE_NAMES", "*.example")],
)
def test_variables_are_looked_at(home: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ValueError, match=f"^{variable} [^\n]*\\.$"):
        start.check()


@pytest.mark.slow
def test_a_server_below_a_path_ends_with_one_sentence(tmp_path: Path) -> None:
    assert "cannot be served below /lab" in fails(tmp_path, STREAMLIT_SERVER_BASE_URL_PATH="lab")


@pytest.mark.slow
def test_a_server_ends_with_one_sentence_where_its_scheduler_is_not_encrypted(tmp_path: Path) -> None:
    assert "needs a tls:// address" in fails(tmp_path, LAYERSCOPE_SCHEDULER="tcp://lab.example:8786")


@pytest.mark.slow
def test_a_second_server_touches_nothing_of_the_first(tmp_path: Path) -> None:
    home = tmp_path / "a blank"
    home.mkdir()
    with serving(APP, home) as first, closing(Store(home / "runs.sqlite")) as store:
        run = store.run(store.create(TrainingSpec(), "ada", "lesson"))
        store.set_state(run.id, State("running"))
        brought = home / "own" / "pets"
        brought.mkdir(parents=True)
        assert f"in use by another Layerscope, process {first.process.pid}" in fails(home)
        assert run.state == State("running")
        assert brought.exists()
    first.process.wait(60)
    with serving(APP, home) as next_one:
        assert int((home / HOLDER).read_text()) == next_one.process.pid


@pytest.mark.parametrize("path", ["", "/"])
def test_the_root_of_an_address_is_served(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": path}.__getitem__)
    start.check_base_path()


@pytest.mark.parametrize("path", ["lab", "/lab/", "school/lab"])
def test_a_path_below_it_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": path}.__getitem__)
    with pytest.raises(ValueError, match=f"^Layerscope cannot be served below /{path.strip('/')}: leave server.base"):
        start.check_base_path()
