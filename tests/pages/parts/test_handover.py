"""What scripts hand over comes in order, all of it, and wakes the loop once for all that waits."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime.app_session import AppSession

from pages.parts import handover


class Counting(asyncio.SelectorEventLoop):
    """A loop that counts how often other threads wake it."""

    wakes = 0

    def call_soon_threadsafe(self, *args: Any, **more: Any) -> asyncio.Handle:
        self.wakes += 1
        return super().call_soon_threadsafe(*args, **more)


@pytest.fixture
def loop() -> Counting:
    return Counting()


def session(loop: asyncio.AbstractEventLoop) -> Any:
    return SimpleNamespace(_event_loop=loop)


def turn(loop: Counting) -> None:
    """Until nothing waits any more, in a thread of its own: in this one browser tests may have left a loop running."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(loop.run_until_complete, asyncio.sleep(0.01)).result()


def run(loop: Counting) -> None:
    """Until nothing waits any more, for the last time."""
    turn(loop)
    loop.close()


def test_what_several_pages_hand_over_comes_in_order_and_wakes_the_loop_once(loop: Counting) -> None:
    came: list[int] = []
    pages = [session(loop), session(loop)]
    for number in range(6):
        handover.put(pages[number % 2], lambda number=number: came.append(number))
    assert loop.wakes == 1
    run(loop)
    assert came == list(range(6))


def test_a_loop_that_has_taken_all_is_woken_again(loop: Counting) -> None:
    came: list[str] = []
    handover.put(session(loop), lambda: came.append("first"))
    turn(loop)
    handover.put(session(loop), lambda: came.append("second"))
    assert loop.wakes == 2
    run(loop)
    assert came == ["first", "second"]


def test_what_fails_keeps_nothing_back(loop: Counting) -> None:
    came: list[str] = []
    told: list[BaseException] = []
    loop.set_exception_handler(lambda _, context: told.append(context["exception"]))
    handover.put(session(loop), [].pop)
    handover.put(session(loop), lambda: came.append("the next"))
    run(loop)
    assert came == ["the next"]
    assert isinstance(told[0], IndexError)


def test_a_loop_that_is_closed_is_left_alone(loop: Counting) -> None:
    loop.close()
    handover.put(session(loop), lambda: None)
    assert loop.wakes == 0


def test_streamlits_sessions_hand_over_by_this_method(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "_call_soon_on_event_loop"
    monkeypatch.setattr(AppSession, name, handover.STREAMLITS_OWN)
    assert name in AppSession._on_scriptrunner_event.__code__.co_names
    assert "_event_loop" in handover.STREAMLITS_OWN.__code__.co_names
    handover.wake_once()
    assert vars(AppSession)[name] is handover.put
