"""Networks of the table as Keras builds them."""

from typing import Any

import keras

from lessons.networks import NETWORKS
from lessons.training.run.architecture import Architecture, describe
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker.build import from_plan


def described(name: str, shape: tuple[int, ...], classes: int, **options: Any) -> Architecture:
    """A network for items of this shape; options that are not given take their defaults."""
    reads = {"base": "inception-v3", "image_size": 150} if name == "head" else {"image_size": shape[0]}
    spec = TrainingSpec(network=name, network_options=options, **reads)
    return describe(spec, shape, tuple(f"class {number}" for number in range(classes)))


def build(name: str, shape: tuple[int, ...], classes: int, **options: Any) -> keras.Sequential:
    """The same with its random start, or with what its base has learned."""
    row = NETWORKS[name]
    base = row.bases(row.complete(options)).get(shape[-1])
    return from_plan(described(name, shape, classes, **options).layers, shape, base)
