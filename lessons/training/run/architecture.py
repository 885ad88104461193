"""A network as plain data: its layers without weights, and how a list of weights fills them."""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice

import numpy as np

from lessons.kinds.encoding import Encoding, encoding_from_dict
from lessons.kinds.meaning import Classes, Meaning, meaning_from_dict
from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.networks import NETWORKS
from lessons.networks.bases import IMAGENET
from lessons.networks.plan import Inputs, LayerPlan, Shape, weight_shapes
from lessons.tasks import TASKS
from lessons.training.run.spec import TrainingSpec


@dataclass(frozen=True)
class CountedLayer(LayerPlan):
    """The plan of a layer, and how many weight arrays it has."""

    weights: int


@dataclass(frozen=True)
class Architecture:
    """The layers of a network, the names of the classes in the order of its outputs, and the shape of its items.

    `input_shape` is (height, width, channels), of a head (maps,), of texts (length,), of series (window,). `item` says
    how an item becomes such an input, `meaning` what the outputs are, and `baseline` what the task's metric is without
    any network. All four are None where they were written down before they existed. `ceiling` is the most that the
    metric can be on the training set, None where that is not counted.
    """

    layers: tuple[CountedLayer, ...]
    class_names: tuple[str, ...]
    input_shape: Shape | None = None
    item: Encoding | None = None
    meaning: Meaning | None = None
    baseline: float | None = None
    ceiling: float | None = None

    @property
    def encoding(self) -> Inputs:
        """What is known of the items that it reads. Raises LookupError where their shape was not written down."""
        if self.input_shape is None:
            raise LookupError("The shape of what this network reads was not kept.")
        return Inputs(self.input_shape)

    def fill(self, weights: Sequence[Array]) -> tuple[Layer, ...]:
        """The layers with `weights`, which come in the order of Keras's `model.get_weights()`."""
        rest = iter(weights)
        return tuple(Layer(plan.class_name, plan.config, tuple(islice(rest, plan.weights))) for plan in self.layers)

    def to_json(self) -> str:
        item, meaning = self.item and self.item.to_dict(), self.meaning and self.meaning.to_dict()
        return json.dumps(asdict(replace(self, item=None, meaning=None)) | {"item": item, "meaning": meaning})

    @classmethod
    def from_json(cls, text: str) -> "Architecture":
        values = json.loads(text)
        shape, item, meaning = (values.get(name) for name in ("input_shape", "item", "meaning"))
        return cls(
            tuple(CountedLayer(**layer) for layer in values["layers"]),
            tuple(values["class_names"]),
            tuple(shape) if shape else None,
            encoding_from_dict(item) if item else None,
            meaning_from_dict(meaning) if meaning else None,
            values.get("baseline"),
            values.get("ceiling"),
        )


def describe(
    spec: TrainingSpec,
    item: Encoding,
    meaning: Meaning,
    baseline: float | None = None,
    ceiling: float | None = None,
) -> Architecture:
    """The network of a run that reads such items; outputs that no class belongs to are called spare.

    Raises ValueError, in a plain sentence, where its layers cannot read them.
    """
    shape = (IMAGENET[spec.base].maps,) if spec.base else item.shape
    outputs = TASKS[spec.task].outputs(meaning, spec.network_options)
    plan = NETWORKS[spec.network].plan(spec.network_options, item, outputs)
    weights = zip(plan, weight_shapes(plan, Inputs(shape)), strict=True)
    layers = tuple(CountedLayer(layer.class_name, layer.config, len(shapes)) for layer, shapes in weights)
    return Architecture(layers, _names(meaning, outputs[0]), shape, item, meaning, baseline, ceiling)


def expected(spec: TrainingSpec) -> Architecture:
    """The network of a run before its arrays are made. Raises ValueError as `describe`."""
    return describe(spec, *spec.kind.outline(spec))


def _names(meaning: Meaning, outputs: int) -> tuple[str, ...]:
    """A name for each output that stands for a class; none where they stand for words or a value."""
    if not isinstance(meaning, Classes):
        return ()
    return (*meaning.names, *(f"spare {number}" for number in range(1, outputs - len(meaning.names) + 1)))


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
