"""Who is in the room, and who leads it."""

import pytest

from lessons.environment import Name
from pages.web import classroom
from pages.web.classroom import Classroom


@pytest.fixture
def room() -> Classroom:
    return Classroom("192.168.1.20:8501", "link", seats=2)


def test_link_makes_one_teacher_once(room: Classroom) -> None:
    assert room.exchange("lïnk") is None
    assert [room.opens(link) for link in ("lïnk", "link", "link")] == [False, True, True]
    cookie = room.exchange("link")
    assert cookie is not None
    assert room.exchange("link") is None
    assert not room.opens("link")
    assert room.is_teacher(cookie)
    assert not room.is_teacher("link")
    assert not room.is_teacher(None)


def test_before_the_link_is_opened_nobody_is_the_teacher(room: Classroom) -> None:
    assert not any(room.is_teacher(cookie) for cookie in (None, "", "None"))


def test_alone_at_a_computer_everybody_is_the_teacher_and_no_link_opens() -> None:
    alone = Classroom(None, None)
    assert alone.is_teacher(None)
    assert alone.exchange("") is None


def test_a_learner_with_two_pages_takes_two_seats_and_leaves_with_the_last(room: Classroom) -> None:
    room.enter("ada")
    assert not room.full
    room.enter("ada")
    assert room.full
    room.leave("ada")
    assert room.present == {"ada"}
    room.leave("ada")
    assert room.present == set()
    assert not room.full


def test_one_learner_of_a_class_takes_some_of_the_seats_only() -> None:
    room = Classroom("192.168.1.20:8501", "link")
    for page in range(classroom.PAGES):
        assert not room.crowds("ada"), page
        room.enter("ada")
    assert room.crowds("ada")
    assert not room.crowds("bob")
    room.leave("ada")
    assert not room.crowds("ada")


def test_alone_at_a_computer_one_may_open_as_many_pages_as_there_are_seats() -> None:
    alone = Classroom(None, None, seats=classroom.PAGES + 1)
    for _ in range(classroom.PAGES + 1):
        assert not alone.crowds("ada")
        alone.enter("ada")
    assert alone.full


def test_numbers_follow_the_order_of_arrival_and_stay(room: Classroom) -> None:
    room.enter("ada")
    room.enter("bob")
    room.leave("ada")
    assert [room.number(who) for who in ("bob", "ada", "cy")] == [2, 1, 3]


def test_owner_tells_learners_apart_and_hides_their_cookie() -> None:
    one, other = classroom.token(), classroom.token()
    assert classroom.owner(one) == classroom.owner(one) != classroom.owner(other)
    assert one not in classroom.owner(one)


def test_room_is_what_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_CLASS", "192.168.1.20:8501")
    monkeypatch.setenv("LAYERSCOPE_TEACHER", "link")
    monkeypatch.setenv("LAYERSCOPE_SEATS", "1")
    monkeypatch.setenv("LAYERSCOPE_NAMES", "lab.example")
    room = classroom.current.__wrapped__()
    assert room.address == "192.168.1.20:8501"
    assert room.names == {Name("lab.example", None)}
    assert room.exchange("link")
    room.enter("ada")
    assert room.full


def test_without_a_class_the_variables_may_be_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_CLASS", "")
    monkeypatch.setenv("LAYERSCOPE_TEACHER", "")
    alone = classroom.current.__wrapped__()
    assert alone.address is None
    assert alone.exchange("") is None
