"""What statsmodels searches for, each time in a process of its own: all that it imports weighs as much as the pages.

The process tells how many steps it has taken, and last what it has found, or why it cannot be.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from lessons.data import helper_process
from lessons.maths import series_models
from lessons.maths.arrays import Array
from lessons.maths.series_models import Parts, Tell

BROKE_OFF = "The search was ended from outside, perhaps for want of memory."

SEARCHES: Mapping[str, Callable[..., Array | Parts]] = {
    "fit": series_models.holt_winters,
    "leak": series_models.leaking_holt_winters,
    "parts": lambda values, period, tell: series_models.take_apart(values, period),
}
"""What can be searched for, by its name: of values, some numbers, and who hears of the steps."""


def holt_winters(values: Array, period: int, split: int, tell: Tell) -> Array:
    """As `series_models.holt_winters`."""
    (forecast,) = _search("fit", values, (period, split), tell)
    return forecast


def leaking_holt_winters(values: Array, period: int, split: int, tell: Tell) -> Array:
    """As `series_models.leaking_holt_winters`."""
    (forecast,) = _search("leak", values, (period, split), tell)
    return forecast


def take_apart(values: Array, period: int, tell: Tell) -> Parts:
    """As `series_models.take_apart`."""
    return Parts(*_search("parts", values, (period,), tell))


def _search(name: str, values: Array, numbers: tuple[int, ...], tell: Tell) -> list[Array]:
    """The arrays (n,) that were found. Raises ValueError, in a plain sentence, where there are none."""
    with helper_process.messages(__name__, {"name": name, "values": values.tolist(), "numbers": numbers}) as messages:
        for message in messages:
            match message:
                case {"steps": steps}:
                    tell(steps)
                case {"found": found}:
                    return [np.array(array) for array in found]
                case {"refusal": refusal}:
                    raise ValueError(refusal)
    raise ValueError(BROKE_OFF)


def _answer(question: Mapping[str, Any]) -> None:
    """Searches for what is asked."""
    search, values = SEARCHES[question["name"]], np.array(question["values"])
    try:
        found = search(values, *question["numbers"], tell=lambda steps: helper_process.say(steps=steps))
    except ValueError as refusal:
        helper_process.say(refusal=str(refusal))
    else:
        helper_process.say(found=np.atleast_2d(found).tolist())


if __name__ == "__main__":
    _answer(helper_process.hear())
