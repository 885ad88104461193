"""Who wants the same at once comes to it one after the other, in the order of coming."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore

import pytest

from lessons.classroom import turns
from lessons.classroom.turns import Turns

PATIENCE = 60.0


@pytest.fixture
def in_line(monkeypatch: pytest.MonkeyPatch) -> Semaphore:
    """Counts who has got into the line."""
    count = Semaphore(0)

    class Announced(Event):
        def wait(self, timeout: float | None = None) -> bool:
            count.release()
            return super().wait(timeout)

    monkeypatch.setattr(turns, "Event", Announced)
    return count


def test_threads_pass_one_at_a_time_in_the_order_in_which_they_came(in_line: Semaphore) -> None:
    line, passed = Turns(), []

    def pass_through(number: int) -> None:
        with line.turn():
            passed.append(("in", number))
            # Whoever else was let through would come in between.
            released.acquire(timeout=PATIENCE)
            passed.append(("out", number))

    released = Semaphore(0)
    with ThreadPoolExecutor(4) as pool:
        with line.turn():
            assert in_line.acquire(timeout=PATIENCE)
            for number in range(4):
                pool.submit(pass_through, number)
                assert in_line.acquire(timeout=PATIENCE)
            assert passed == []
        released.release(4)
    assert passed == [(way, number) for number in range(4) for way in ("in", "out")]


def test_a_turn_that_fails_ends_for_the_next() -> None:
    line = Turns()
    with pytest.raises(ValueError, match="here"), line.turn():
        raise ValueError("here")
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: line.turn().__enter__()).result(PATIENCE) is None


def test_a_process_has_one_line() -> None:
    assert turns.current() is turns.current()
