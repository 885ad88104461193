"""Waiting for what other threads and processes do."""

import time
from collections.abc import Callable


def wait_until(happened: Callable[[], bool]) -> None:
    """Returns as soon as it has happened; five minutes are far more than a loaded machine needs."""
    until = time.monotonic() + 300
    while not happened():
        assert time.monotonic() < until, "It has not happened within five minutes"
        time.sleep(0.05)
