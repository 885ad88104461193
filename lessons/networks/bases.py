"""What a transferred network starts from: blocks that others have taught, kept in files or brought by Keras."""

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from lessons.maths.arrays import Array


class Base(NamedTuple):
    """The set that it was taught with, and the filters of each of its blocks of a convolution and a pooling.

    In the file of its weights, `0`, `1`, ... are kernels and biases by turns, in float16.
    """

    data: str
    blocks: tuple[int, ...]

    @property
    def file(self) -> Path:
        return Path(__file__).parents[2] / "assets" / "bases" / f"{self.data}.npz"

    def read(self) -> tuple[Array, ...]:
        """Kernels (3, 3, channels, filters) and biases (filters,) by turns, as float32."""
        return _read(self.file)

    def write(self, weights: list[Array]) -> None:
        """Keeps what the blocks of a network have learned, in the order of `read`."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        halves: dict[str, Any] = {str(number): array.astype(np.float16) for number, array in enumerate(weights)}
        np.savez(self.file, **halves)


@lru_cache
def _read(file: Path) -> tuple[Array, ...]:
    with np.load(file, allow_pickle=False) as arrays:
        return tuple(arrays[str(number)].astype(np.float32) for number in range(len(arrays.files)))


BASES = {1: Base("letters", (32, 64, 64)), 3: Base("animals", (16, 32, 32, 64))}
"""Channels of a picture to its base."""


class ImageNetBase(NamedTuple):
    """A base that Keras ships: `keras.applications.<function>`, cut behind one of its layers.

    It reads pictures of `side` pixels in colour, as the `preprocess_input` of its `module` makes them, and answers with
    `maps` feature maps; up to the cut it has this number of `parameters`.
    """

    title: str
    function: str
    module: str
    cut: str
    side: int
    maps: int
    parameters: int


IMAGENET = {
    "mobilenet-v2": ImageNetBase(
        "MobileNetV2, taught with ImageNet", "MobileNetV2", "mobilenet_v2", "out_relu", 96, 1280, 2_257_984
    ),
    "inception-v3": ImageNetBase(
        "InceptionV3 up to mixed7, taught with ImageNet", "InceptionV3", "inception_v3", "mixed7", 150, 768, 8_975_264
    ),
}
