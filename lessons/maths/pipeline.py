"""How a pipeline of windows works: which windows it cuts, how a shuffle buffer mixes them, and what is batched."""

import numpy as np

from lessons.maths.arrays import Array


def cut(count: int, size: int, shift: int = 1, drop_remainder: bool = True) -> tuple[Array, Array]:
    """Where the windows of `count` values start, and how long each is: both (N,) int64.

    As `Dataset.window(size, shift, drop_remainder=...)` of tf.data cuts them: without dropping, the last windows are
    shorter than `size`.
    """
    starts = np.arange(0, count, shift)
    lengths = np.minimum(size, count - starts)
    return (starts[lengths == size], lengths[lengths == size]) if drop_remainder else (starts, lengths)


def from_array(data: int, targets: int, length: int, stride: int = 1) -> int:
    """How many windows `keras.utils.timeseries_dataset_from_array` makes of this number of values and targets.

    Window i of `length` values starts at value i, and target i belongs to it.
    """
    places = max(0, min(data - (length - 1), targets))
    return -(-places // stride)


def shuffled(count: int, buffer: int, seed: int, most: int) -> Array:
    """The order in which a shuffle buffer lets go of `count` items: the first `most` of their numbers, int64 (most,).

    As tf.data's `shuffle`: the buffer takes the first `buffer` items; one at random leaves, and the next one takes its
    place. So item i never comes before place i - buffer + 1.
    """
    draw = np.random.default_rng(seed)
    held, coming = list(range(min(buffer, count))), min(buffer, count)
    order: list[int] = []
    while held and len(order) < most:
        place = int(draw.integers(len(held)))
        order.append(held[place])
        if coming < count:
            held[place] = coming
            coming += 1
        else:
            held.pop(place)
    return np.array(order, np.int64)
