"""Where in a picture a network finds its answer: Grad-CAM and occlusion, in NumPy."""

from collections.abc import Sequence

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.network import Layer, forward, probabilities

POOLING = "MaxPooling2D"


def grad_cam(layers: Sequence[Layer], image: Array, label: int) -> Array:
    """How much each place of the last convolution's maps speaks for a class: (H', W') from 0, the strongest place 1.

    `image` is (H, W, C). All is 0 where nothing speaks for the class. Raises ValueError, in a plain sentence, for a
    network that is not convolutions and poolings, the last one a pooling, and then Flatten and dense layers.

    Source: Selvaraju et al., "Grad-CAM: Visual explanations from deep networks via gradient-based localization", ICCV
    2017, equations 1 and 2.
    """
    kinds = [layer.class_name for layer in layers]
    if "Flatten" not in kinds or kinds[kinds.index("Flatten") - 2 : kinds.index("Flatten")] != ["Conv2D", POOLING]:
        raise ValueError("Grad-CAM reads networks that flatten what a convolution and a pooling make.")
    flatten = kinds.index("Flatten")
    outputs = forward(layers, image)
    gradient = _gradient(layers[flatten + 1 :], outputs[flatten:], label).reshape(outputs[flatten - 1].shape)
    # Max pooling hands the slope of each cell to one place below it: means before it are the same, but for a factor.
    weighed = np.maximum((outputs[flatten - 2] * gradient.mean(axis=(0, 1))).sum(axis=2), 0)
    cam: Array = weighed / (weighed.max() or 1)
    return cam


def _gradient(head: Sequence[Layer], outputs: Sequence[Array], label: int) -> Array:
    """The slope of a class's score, before the last activation, in each number that goes into the head.

    `outputs` has what goes into each layer of the head, and what comes out of the last.
    """
    last = head[-1]
    weights = last.weights[0]
    # One sigmoid's score speaks for the second class.
    slope = weights[:, label] if weights.shape[1] > 1 else weights[:, 0] * (1 if label else -1)
    for layer, output in zip(head[-2::-1], outputs[-2:0:-1], strict=True):
        if layer.class_name == "Dense":
            slope = layer.weights[0] @ (slope * (output > 0))
        elif layer.class_name != "Dropout":
            raise ValueError(f"Grad-CAM cannot go through a {layer.class_name} layer.")
    return slope


def occlusion(layers: Sequence[Layer], image: Array, label: int, places: int) -> Array:
    """By how much a grey square lowers the probability of a class, at `places` x `places` places: (places, places).

    `image` is (H, W, C) of 0 to 255. The square is a quarter of the side; what it raises is negative.

    Source: Zeiler and Fergus, "Visualizing and understanding convolutional networks", ECCV 2014, section 4.2.
    """
    rows, columns = image.shape[:2]
    before = probabilities(forward(layers, image)[-1])[label]
    falls = np.zeros((places, places), np.float32)
    for row, column in np.ndindex(places, places):
        covered = image.copy()
        top, left = (round((at + 0.5) * side / places - side / 8) for at, side in ((row, rows), (column, columns)))
        covered[max(0, top) : top + rows // 4, max(0, left) : left + columns // 4] = 127
        falls[row, column] = before - probabilities(forward(layers, covered)[-1])[label]
    return falls
