"""How fast one picture is changed, beside Keras's own layers that are given one picture at a time."""

import numpy as np

from lessons.maths.augmentation import Augmentation
from tests.benchmarks.stopwatch import milliseconds
from tests.benchmarks.table import Table, interleaved

REPETITIONS, SIDE = 60, 150
CHANGES = Augmentation(rotation=40, shift_x=0.2, shift_y=0.2, zoom_x=0.2, zoom_y=0.2, flip_horizontal=True)
WHAT = "One picture changed at random, 150 × 150"


def measure(table: Table) -> None:
    """The row of the table: ours as a part of what the layers take."""
    with table.row(WHAT):
        ours, theirs = _both()
        table.ratio(WHAT, ours, "Keras's layers, one picture", theirs, 0.2)


def _both() -> list[float]:
    import keras  # Takes seconds, and this process has no need of it before.

    layers = keras.Sequential(
        [
            keras.layers.RandomFlip("horizontal"),
            keras.layers.RandomRotation(40 / 360),
            keras.layers.RandomTranslation(0.2, 0.2),
            keras.layers.RandomZoom(0.2, 0.2),
        ]
    )
    picture = np.random.default_rng(0).integers(0, 256, (SIDE, SIDE, 3), np.uint8)
    batch = picture[None].astype(np.float32)
    draws = iter([CHANGES.draw(seed) for seed in range(REPETITIONS + 1)])
    return interleaved(
        REPETITIONS,
        lambda: milliseconds(lambda: CHANGES.apply(picture, next(draws))),
        lambda: milliseconds(lambda: np.asarray(layers(batch, training=True))),
    )
