"""A question to the room: what counts, and what is told of it when."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from lessons.classroom import poll
from lessons.classroom.bulletin import Bulletin
from lessons.classroom.poll import NotCountedError, Poll, Prompt

SECRET = "because-it-is"
PROMPT = Prompt("Which **one**?", ("a", "b", "c"), 1, SECRET)


@pytest.fixture
def board() -> Bulletin:
    return Bulletin()


@pytest.fixture
def room(board: Bulletin) -> Poll:
    room = Poll(board)
    room.ask(PROMPT)
    return room


def news(board: Bulletin) -> Any:
    """What is told of the poll, as it comes out of JSON."""
    return json.loads(json.dumps(board.read()[1].get(poll.TOPIC)))


def test_learners_are_asked_without_the_answer(room: Poll, board: Bulletin) -> None:
    room.answer("ada", 1, 1, 1)
    told = news(board)
    assert told == {
        "number": 1,
        "round": 1,
        "state": "open",
        "text": "Which **one**?",
        "options": ["a", "b", "c"],
        "answers": 1,
    }
    room.close()
    assert news(board) == told | {"state": "closed"}
    assert SECRET not in json.dumps(board.read())


def test_shares_and_answer_are_told_once_shown(room: Poll, board: Bulletin) -> None:
    for owner, place in (("ada", 1), ("bob", 0), ("carol", 1)):
        room.answer(owner, 1, 1, place)
    room.show()
    told = news(board)
    assert told["state"] == "shown"
    assert (told["labels"], told["counts"]) == (["a", "b", "c"], [[1, 2, 0]])
    assert (told["right"], told["reason"], told["answers"]) == (1, SECRET, 3)
    assert "ada" not in json.dumps(board.read()), "counts only, never who"


def test_an_answer_may_change_until_it_closes_and_counts_once(room: Poll, board: Bulletin) -> None:
    for place in (0, 2, 2, 1):
        room.answer("ada", 1, 1, place)
    assert (news(board)["answers"], room.own("ada"), room.own("bob")) == (1, [1], [None])
    room.close()
    with pytest.raises(NotCountedError):
        room.answer("ada", 1, 1, 0)
    room.show()
    assert news(board)["counts"] == [[0, 1, 0]]


def test_asked_again_both_rounds_stand_side_by_side(room: Poll, board: Bulletin) -> None:
    room.answer("ada", 1, 1, 0)
    room.answer("bob", 1, 1, 1)
    room.ask_again()
    assert news(board)["round"] == 1, "the first round still takes answers"
    room.show()
    room.ask_again()
    told = news(board)
    assert (told["round"], told["state"], told["answers"]) == (2, "open", 0)
    assert not {"right", "reason", "counts"} & set(told)
    with pytest.raises(NotCountedError):
        room.answer("ada", 1, 1, 1)
    room.answer("ada", 1, 2, 1)
    assert room.own("ada") == [0, 1]
    assert room.own("bob") == [1, None]
    room.show()
    assert news(board)["counts"] == [[1, 1, 0], [0, 1, 0]]


def test_another_question_takes_its_place(room: Poll, board: Bulletin) -> None:
    room.answer("ada", 1, 1, 0)
    room.ask(replace(PROMPT, text="And now?"))
    told = news(board)
    assert (told["number"], told["round"], told["answers"], told["text"]) == (2, 1, 0, "And now?")
    with pytest.raises(NotCountedError):
        room.answer("ada", 1, 1, 2)
    assert room.own("ada") == [None]


def test_what_has_ended_is_forgotten(room: Poll, board: Bulletin) -> None:
    room.answer("ada", 1, 1, 0)
    room.end()
    assert news(board) is None
    assert room.own("ada") == []
    with pytest.raises(NotCountedError):
        room.answer("ada", 1, 1, 0)
    before = board.read()
    room.close()
    room.show()
    room.ask_again()
    assert board.read() == before


@pytest.mark.parametrize("wrong", [3, -1, 1.0, "1", None, True, [1], 10**400])
def test_what_is_no_option_does_not_count(room: Poll, board: Bulletin, wrong: object) -> None:
    with pytest.raises(ValueError, match=r"option|number"):
        room.answer("ada", 1, 1, wrong)
    assert (news(board)["answers"], room.own("ada")) == (0, [None])


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), -2 * poll.LARGEST, 10**400, "12", None, False])
def test_what_is_no_number_does_not_count(room: Poll, board: Bulletin, wrong: object) -> None:
    room.ask(Prompt("How many?"))
    with pytest.raises(ValueError, match="number"):
        room.answer("ada", 2, 1, wrong)
    assert news(board)["answers"] == 0


def test_numbers_become_bars_with_the_right_one_marked(room: Poll, board: Bulletin) -> None:
    room.ask(Prompt("How many?", right=12.0))
    for owner, number in (("ada", 12), ("bob", 7), ("carol", 12), ("dan", 1.5)):
        room.answer(owner, 2, 1, number)
    room.show()
    told = news(board)
    assert (told["labels"], told["counts"]) == (["1.5", "7", "12"], [[1, 1, 2]])
    assert (told["right"], told["exact"]) == (2, "12")
    room.ask_again()
    room.answer("ada", 2, 2, 9)
    room.show()
    told = news(board)
    assert (told["labels"], told["counts"]) == (["1.5", "7", "9", "12"], [[1, 1, 0, 2], [0, 0, 1, 0]])


def test_a_number_that_nobody_said_may_be_right_or_none(room: Poll, board: Bulletin) -> None:
    room.ask(Prompt("How many?", right=3.0))
    room.show()
    assert (news(board)["labels"], news(board)["counts"], news(board)["right"]) == (["3"], [[0]], 0)
    room.ask(Prompt("How many?"))
    room.show()
    assert (news(board)["labels"], news(board)["counts"], news(board)["right"]) == ([], [[]], None)


def test_a_class_that_answers_at_once_loses_nothing(room: Poll, board: Bulletin) -> None:
    learners = [str(number) for number in range(60)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda owner: room.answer(owner, 1, 1, int(owner) % 3), learners))
    room.show()
    assert news(board)["counts"] == [[20, 20, 20]]
