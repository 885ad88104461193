"""What the room is told: by topic, under a revision that grows, heard by readers on any event loop."""

import asyncio
from typing import Any

from lessons.classroom import bulletin
from lessons.classroom.bulletin import Bulletin
from tests.loops import run

PATIENCE = 60.0


def test_a_topic_is_told_until_nothing_is_said_of_it_any_more() -> None:
    board = Bulletin()
    assert board.read() == (0, {})
    board.publish("poll", {"text": "Why?"})
    board.publish("guide", "/windows")
    board.publish("poll", {"text": "How?"})
    assert board.read() == (3, {"guide": "/windows", "poll": {"text": "How?"}})
    board.publish("poll", None)
    assert board.read() == (4, {"guide": "/windows"})


def test_who_has_read_keeps_what_was_read() -> None:
    board = Bulletin()
    board.publish("poll", 1)
    _, before = board.read()
    board.publish("poll", 2)
    before["guide"] = "of my own"
    assert before == {"poll": 1, "guide": "of my own"}
    assert board.read() == (2, {"poll": 2})


def test_every_reader_hears_the_bell_of_another_thread() -> None:
    board = Bulletin()

    async def hear() -> int:
        with board.bell() as bell:
            rings = 0
            for _ in range(2):
                await asyncio.wait_for(bell.wait(), PATIENCE)
                bell.clear()
                rings += 1
                ready.release()
            return rings

    async def room() -> list[int]:
        readers = [asyncio.create_task(hear()) for _ in range(3)]
        await asyncio.sleep(0)
        for value in range(2):
            await asyncio.to_thread(board.publish, "poll", value)
            for _ in readers:
                await asyncio.wait_for(ready.acquire(), PATIENCE)
        return await asyncio.gather(*readers)

    ready = asyncio.Semaphore(0)
    assert run(room()) == [2, 2, 2]
    # Nobody is left to be rung for: the loop has ended.
    board.publish("poll", None)


def test_changes_before_a_reader_looks_are_one_ring() -> None:
    board = Bulletin()

    async def hear() -> tuple[int, dict[str, Any]]:
        with board.bell() as bell:
            for value in range(100):
                board.publish("poll", value)
            await asyncio.wait_for(bell.wait(), PATIENCE)
            bell.clear()
            await asyncio.sleep(0)
            assert not bell.is_set()
            return board.read()

    assert run(hear()) == (100, {"poll": 99})


def test_a_process_has_one_bulletin() -> None:
    assert bulletin.current() is bulletin.current()
