"""A network as plain data: its layers without weights, and how a list of weights fills them."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.network import Layer


@dataclass(frozen=True)
class LayerPlan:
    """A layer without its weights: Keras's class name and configuration, and how many weight arrays it has."""

    class_name: str
    config: Mapping[str, Any]
    weights: int


@dataclass(frozen=True)
class Architecture:
    """The layers of a network, the names of the classes in the order of its outputs, and the shape of its pictures.

    `input_shape` is (height, width, channels), of a head (maps,); None where it was written down before this field
    existed.
    """

    layers: tuple[LayerPlan, ...]
    class_names: tuple[str, ...]
    input_shape: tuple[int, ...] | None = None

    def fill(self, weights: Sequence[Array]) -> tuple[Layer, ...]:
        """The layers with `weights`, which come in the order of Keras's `model.get_weights()`."""
        rest = iter(weights)
        return tuple(Layer(plan.class_name, plan.config, tuple(islice(rest, plan.weights))) for plan in self.layers)

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Architecture":
        values = json.loads(text)
        shape = values.get("input_shape")
        layers = tuple(LayerPlan(**layer) for layer in values["layers"])
        return cls(layers, tuple(values["class_names"]), tuple(shape) if shape else None)


def pack(arrays: Sequence[Array]) -> bytes:
    """Arrays of any shapes as bytes, one .npy after another."""
    out = io.BytesIO()
    for array in arrays:
        np.save(out, array, allow_pickle=False)
    return out.getvalue()


def unpack(data: bytes) -> list[Array]:
    """Reads `pack`. Nothing in `data` is ever run as code."""
    stream = io.BytesIO(data)
    arrays = []
    while stream.tell() < len(data):
        arrays.append(np.load(stream, allow_pickle=False))
    return arrays
