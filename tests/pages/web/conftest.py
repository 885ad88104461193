"""A class of two, and what it is told."""

import pytest

from lessons.classroom import bulletin
from lessons.classroom.bulletin import Bulletin
from pages.web import classroom, streams
from pages.web.classroom import Classroom
from pages.web.streams import Streams

PATIENCE = 60.0
"""Seconds after which a test gives up."""
ADA, BOB = (classroom.owner(name) for name in ("ada", "bob"))


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Bulletin:
    board = Bulletin()
    monkeypatch.setattr(bulletin, "current", lambda: board)
    return board


@pytest.fixture
def open_streams(monkeypatch: pytest.MonkeyPatch) -> Streams:
    mine = Streams()
    monkeypatch.setattr(streams, "current", lambda: mine)
    monkeypatch.setattr(streams, "PAUSE", 0.0)
    return mine


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Classroom:
    """A class of Ada and Bob, each with a page open."""
    room = Classroom("192.168.1.20:8501", "link")
    for owner in (ADA, BOB):
        room.enter(owner)
    monkeypatch.setattr(classroom, "current", lambda: room)
    return room
