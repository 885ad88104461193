"""From the probabilities of the next word to those it is drawn with."""

from collections.abc import Hashable, Sequence

import numpy as np

from lessons.maths.arrays import Array


def sharpen(probabilities: Array, temperature: float, top: int | None = None) -> Array:
    """The probabilities (..., n) at a temperature, float64, which sum to 1 along the last axis.

    Each becomes p^(1 / temperature), divided by the sum of all: the softmax of log(p) / temperature. Below 1 the likely
    grow likelier, above 1 all draw level. At 0 the likeliest has it all (greedy); of equals, the first. With `top`,
    only the `top` likeliest stay possible. What was impossible stays so at every temperature.

    Raises ValueError, in a plain sentence, for what are no probabilities, for a negative temperature, and for a `top`
    below 1.
    """
    given = np.asarray(probabilities, np.float64)
    if not (np.isfinite(given).all() and (given >= 0).all() and given.any(axis=-1).all()):
        raise ValueError("Probabilities are numbers of 0 and more, and not all of them are 0.")
    if not temperature >= 0:
        raise ValueError(f"A temperature is 0 or more, not {temperature}.")
    if top is not None and top < 1:
        raise ValueError(f"At least 1 word must stay possible, not {top}.")
    possible = (given > 0) & _likeliest(given, 1 if temperature == 0 else top)
    # Measured from the largest, a logarithm cannot overflow exp; divided by next to nothing, it may be -inf.
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        logs = np.log(given / given.max(axis=-1, keepdims=True))
        powers = np.exp(np.where(possible, logs / (temperature or 1), -np.inf))
    sharpened: Array = powers / powers.sum(axis=-1, keepdims=True)
    return sharpened


def _likeliest(probabilities: Array, count: int | None) -> Array:
    """Which of the last axis are the `count` largest, the first of equals before the others; None: all of them."""
    if count is None:
        return np.ones_like(probabilities, bool)
    order = np.argsort(-probabilities, axis=-1, kind="stable")
    likeliest = np.zeros_like(probabilities, bool)
    np.put_along_axis(likeliest, order[..., :count], True, axis=-1)
    return likeliest


def landing(probabilities: Array, number: float) -> int:
    """The place of the word on which a number from 0 to 1 falls, where all words lie end to end, the likeliest first.

    `probabilities` (n,) sum to 1. Raises ValueError, in a plain sentence, for a number below 0, or of 1 and more.
    """
    if not 0 <= number < 1:
        raise ValueError(f"A word is drawn by a number from 0 to below 1, not by {number}.")
    order = np.argsort(-probabilities, kind="stable")
    reached = np.cumsum(probabilities[order])
    place = min(int(np.searchsorted(reached, number, side="right")), int(np.count_nonzero(probabilities)) - 1)
    return int(order[place])


def effective_words(probabilities: Array) -> float:
    """Among how many equally likely words a choice of `probabilities` (words,) would be as open, 1 or more.

    The perplexity of the distribution: two to the power of its entropy in bits.
    """
    possible = np.asarray(probabilities, np.float64)
    possible = possible[possible > 0]
    return float(np.exp(-(possible * np.log(possible)).sum()))


def loop(rows: Sequence[Hashable]) -> tuple[int, int] | None:
    """Where greedy writing comes to a row that it has seen before: the first place of it, and how many steps it takes.

    `rows` are what the network has read at each step; from equal ones it always goes on alike. None: no row comes
    twice.
    """
    places: dict[Hashable, int] = {}
    for place, row in enumerate(rows):
        if row in places:
            return places[row], place - places[row]
        places[row] = place
    return None
