"""How long a function takes."""

import time
from collections.abc import Callable


def milliseconds(act: Callable[[], object]) -> float:
    """The milliseconds of one call."""
    start = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - start)
