"""The kernel of a learner's own: as the address keeps it, and read from there."""

from collections.abc import Sequence

import numpy as np

from lessons.maths import kernels
from lessons.maths.arrays import Array

TITLE = "My own"
LARGEST = 1000
"""The largest number that a kernel may have, and the smallest below zero: what the page's editor takes."""


def named(name: str, written: str) -> Array:
    """The gallery's kernel (kh, kw) of that name; for the learner's own the one in `written`, if it can be read."""
    own = parse(written) if name == TITLE else None
    return own if own is not None else kernels.KERNELS.get(name, next(iter(kernels.KERNELS.values())))


def parse(written: str) -> Array | None:
    """A kernel (3, 3) or (5, 5) from numbers with commas between, as the address keeps it; None for anything else."""
    try:
        numbers = np.array([float(part) for part in written.split(",")], np.float32)
    except ValueError:
        return None
    if len(numbers) not in (9, 25) or not np.abs(numbers).max() <= LARGEST:
        return None
    side = 3 if len(numbers) == 9 else 5
    return numbers.reshape(side, side)


def write(numbers: Sequence[float]) -> str:
    """A kernel's numbers, row by row, as the address keeps them."""
    return ",".join(f"{float(number):.6g}" for number in numbers)
