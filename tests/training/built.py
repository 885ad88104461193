"""Networks of the table as Keras builds them."""

from typing import Any

import keras

from lessons.kinds.encoding import Encoding, PictureInput, SeriesInput, TextInput
from lessons.kinds.meaning import Classes, Meaning, Value
from lessons.maths.tokens import Vocabulary
from lessons.networks import NETWORKS
from lessons.training.run.architecture import Architecture, describe
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker.build import from_plan

VOCABULARY = Vocabulary.fit(["the cat sat on the mat", "the dog ate the cat"])


def described(name: str, shape: tuple[int, ...], classes: int, **options: Any) -> Architecture:
    """A network for items of this shape, of which texts and series take the first number.

    Options that are not given take their defaults. A network for series forecasts.
    """
    reads = {"base": "inception-v3", "image_size": 150} if name == "head" else {"image_size": shape[0]}
    kind = NETWORKS[name].kinds[0]
    task = "forecast" if kind == "series" else "classification"
    spec = TrainingSpec(network=name, network_options=options, task=task, **reads)
    return describe(spec, item(kind, (150, 150, 3) if spec.base else shape), meaning(kind, classes))


def item(kind: str, shape: tuple[int, ...]) -> Encoding:
    """How an item of this kind reaches a network."""
    if kind == "texts":
        return TextInput(VOCABULARY, shape[0])
    return SeriesInput(shape[0]) if kind == "series" else PictureInput((shape[0], shape[1], shape[2]))


def meaning(kind: str, classes: int) -> Meaning:
    """Classes, or the value that a series has next."""
    return Value("") if kind == "series" else Classes(tuple(f"class {number}" for number in range(classes)))


def build(name: str, shape: tuple[int, ...], classes: int, **options: Any) -> keras.Sequential:
    """The same with its random start, or with what its base has learned."""
    row, network = NETWORKS[name], described(name, shape, classes, **options)
    return from_plan(network.layers, network.encoding.shape, row.bases(row.complete(options)).get(shape[-1]))
