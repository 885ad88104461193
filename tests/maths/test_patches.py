"""The parts that excite a filter are those that it answers to most."""

import numpy as np

from lessons.maths.network import Layer
from lessons.maths.patches import strongest


def bright_spot(row: int, column: int, value: int) -> np.ndarray:
    picture = np.zeros((8, 8, 1), np.uint8)
    picture[row, column] = value
    return picture


def test_strongest_part_of_each_picture_comes_first() -> None:
    kernel = np.zeros((3, 3, 1, 1), np.float32)
    kernel[1, 1] = 1
    config = {
        "name": "spots", "kernel_size": (3, 3), "strides": (1, 1), "padding": "same", "dilation_rate": (1, 1),
        "use_bias": True, "activation": "relu",
    }  # fmt: skip
    layers = [Layer("Conv2D", config, (kernel, np.zeros(1, np.float32)))]
    images = [bright_spot(2, 3, 50), bright_spot(0, 0, 200), bright_spot(7, 7, 100)]
    parts, answers = strongest(layers, images, "spots", 2)
    assert answers.tolist() == [[200, 100]]
    assert parts.shape == (1, 2, 3, 3, 1)
    assert parts[0, :, 1, 1, 0].tolist() == [200, 100]
    assert parts[0].sum() == 300
