"""One layer of a network as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.maths.arrays import Array


@dataclass(frozen=True)
class Layer:
    """One layer as plain data: Keras's `type(layer).__name__`, `layer.get_config()` and `layer.get_weights()`."""

    class_name: str
    config: Mapping[str, Any]
    weights: tuple[Array, ...] = ()

    @property
    def name(self) -> str:
        return str(self.config["name"])

    @property
    def parameters(self) -> int:
        """How many numbers this layer has learned or started with, as Keras's summary counts them."""
        return sum(int(np.size(weight)) for weight in self.weights)

    @property
    def is_frozen(self) -> bool:
        """Whether training leaves the layer's numbers as they are."""
        return not self.config.get("trainable", True)
