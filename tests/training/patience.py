"""Waiting for what other threads and processes do."""

import time
from collections.abc import Callable


def wait_until(happened: Callable[[], bool]) -> None:
    """Returns as soon as it has happened; two minutes are far more than a loaded machine needs."""
    for _ in range(2400):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("It has not happened within two minutes")
