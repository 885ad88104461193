"""A network as plain data: its layers without weights, and how a list of weights fills them."""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import islice

import numpy as np

from lessons.data import registry
from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.networks import NETWORKS
from lessons.networks.bases import IMAGENET
from lessons.networks.options import Options
from lessons.networks.plan import Inputs, LayerPlan, Outputs, Shape, weight_shapes
from lessons.training.run.spec import TrainingSpec


@dataclass(frozen=True)
class CountedLayer(LayerPlan):
    """The plan of a layer, and how many weight arrays it has."""

    weights: int


@dataclass(frozen=True)
class Architecture:
    """The layers of a network, the names of the classes in the order of its outputs, and the shape of its pictures.

    `input_shape` is (height, width, channels), of a head (maps,); None where it was written down before this field
    existed.
    """

    layers: tuple[CountedLayer, ...]
    class_names: tuple[str, ...]
    input_shape: Shape | None = None

    @property
    def encoding(self) -> Inputs:
        """What is known of the pictures that it reads. Raises LookupError where their shape was not written down."""
        if self.input_shape is None:
            raise LookupError("The shape of this network's pictures was not kept.")
        return Inputs(self.input_shape)

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
        layers = tuple(CountedLayer(**layer) for layer in values["layers"])
        return cls(layers, tuple(values["class_names"]), tuple(shape) if shape else None)


def describe(spec: TrainingSpec, shape: Shape, class_names: Sequence[str]) -> Architecture:
    """The network of a run that learns from pictures of this shape; outputs that no class belongs to are called spare.

    Raises ValueError, in a plain sentence, where its layers cannot read such pictures.
    """
    encoding, outputs = Inputs(shape), _outputs(spec.network_options, len(class_names))
    plan = NETWORKS[spec.network].plan(spec.network_options, encoding, outputs)
    weights = zip(plan, weight_shapes(plan, encoding), strict=True)
    layers = tuple(CountedLayer(layer.class_name, layer.config, len(shapes)) for layer, shapes in weights)
    spare = range(1, outputs[0] - len(class_names) + 1)
    return Architecture(layers, (*class_names, *(f"spare {number}" for number in spare)), shape)


def expected(spec: TrainingSpec) -> Architecture:
    """The network of a run before its data is loaded. Raises ValueError as `describe`."""
    row = registry.describe(spec.data)
    shape = (IMAGENET[spec.base].maps,) if spec.base else (spec.image_size, spec.image_size, row.shape[2])
    return describe(spec, shape, row.class_names)


def _outputs(options: Options, classes: int) -> Outputs:
    """How a network answers that tells classes apart: two by one number, where it may; else one number for each."""
    if options.get("sigmoid") and classes == 2:
        return 1, "sigmoid"
    return classes + int(options.get("spare_outputs", 0)), "softmax"


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
