"""A map of pictures, as three networks see them: where the numbers that go into the head put each one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from lessons.checkpoints import Checkpoint, distinct
from lessons.data import load
from lessons.data.pictures import resize
from lessons.figures.scatter import key, scatter
from lessons.insight import embeddings
from lessons.maths.arrays import Array
from lessons.settings import choice
from lessons.training.program import program
from lessons.training.spec import TrainingSpec
from lessons.transfer_learning.views import FROZEN, NETWORKS, TUNED, recording

PCA, TSNE = "PCA", "t-SNE"
FLAT = {PCA: embeddings.pca, TSNE: embeddings.tsne}
START, TRAINED = "Before training", "After training"
PICTURES = 60


@dataclass(frozen=True)
class Settings:
    """How the map is made, and when."""

    method: str = choice("Map by", tuple(FLAT), PCA, "PCA keeps large distances, t-SNE keeps neighbours together.")
    when: str = choice("Networks", (START, TRAINED), TRAINED)


class Sheet(NamedTuple):
    """One network's map: points (N, 2), and the part of the pictures whose nearest neighbour is of their class."""

    name: str
    points: Array
    like: float


@dataclass(frozen=True)
class Result:
    """The maps of the three networks, and the class (N,) of each picture."""

    settings: Settings
    sheets: tuple[Sheet, ...]
    labels: Array
    class_names: tuple[str, ...]


def compute(settings: Settings) -> Result:
    """The maps of the validation pictures that these settings ask for."""
    names = recording(NETWORKS[FROZEN]).class_names
    sheets = tuple(_sheet(name, settings.method, settings.when) for name in NETWORKS)
    return Result(settings, sheets, pictures()[1], names)


@lru_cache(maxsize=1)
def pictures() -> tuple[Array, Array]:
    """The first validation pictures (N, side, side, 3) and their labels (N,)."""
    spec = recording(NETWORKS[FROZEN]).spec
    data = load(spec.data, "validation")
    looks = [resize(data.images[place], spec.image_size, spec.image_size) for place in range(PICTURES)]
    return np.stack(looks), data.labels[:PICTURES]


@lru_cache(maxsize=12)
def _sheet(name: str, method: str, when: str) -> Sheet:
    points = _embedded(*_network(name, when))
    return Sheet(name, FLAT[method](points), embeddings.like_neighbour(points, pictures()[1]))


@lru_cache(maxsize=6)
def _embedded(name: str, epoch: int) -> Array:
    return embeddings.embed(recording(NETWORKS[name]).layers(epoch), list(pictures()[0]))


def _network(name: str, when: str) -> tuple[str, int]:
    """Whose numbers a network has at that time, and after which epoch: with a base, before training, the base's."""
    if name == FROZEN or (name == TUNED and when == START):
        return FROZEN, 0
    return name, 0 if when == START else recording(NETWORKS[name]).best_epoch or 0


def maps(result: Result) -> list[tuple[str, str, str]]:
    """Each network's name, its map as SVG, and what its neighbours say, in words."""
    return [(one.name, _svg(result, one), f"{one.like:.0%} have a neighbour of their class") for one in result.sheets]


def _svg(result: Result, one: Sheet) -> str:
    alt = f"{len(one.points)} pictures as {one.name.lower()} sees them, by {result.settings.method}"
    return scatter(one.points, result.labels, f"{alt}; {one.like:.0%} lie beside one of their class")


def legend(result: Result) -> str:
    """Which mark is which class, as HTML."""
    return key(result.class_names)


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    return {"pictures": PICTURES, "inputs": f"{_embedded(FROZEN, 0).shape[1]:,}"}


def shown() -> TrainingSpec:
    """The run whose program the page prints."""
    return recording(NETWORKS[FROZEN]).spec


def code() -> str:
    """The Keras program that trains the network, and then maps the validation pictures by PCA."""
    return program(
        shown(),
        then=[
            "head = next(n for n, layer in enumerate(model.layers) if isinstance(layer, keras.layers.Flatten))",
            "base = keras.Sequential([keras.Input(model.input_shape[1:]), *model.layers[: head + 1]])",
            f"points = base.predict(validation[:{PICTURES}])",
            "left, spread, _ = np.linalg.svd(points - points.mean(axis=0), full_matrices=False)",
            "print(left[:, :2] * spread[:2])",
        ],
    )


def _closest(result: Result) -> str:
    return max(result.sheets, key=lambda one: one.like).name


def _moved(result: Result) -> str:
    """What of the frozen base's weights is another after training."""
    record = recording(NETWORKS[FROZEN])
    before, after = (record.layers(epoch) for epoch in (0, record.best_epoch or 0))
    blocks = [(a, b) for a, b in zip(before, after, strict=True) if a.class_name == "Conv2D"]
    same = all(np.array_equal(one, two) for a, b in blocks for one, two in zip(a.weights, b.weights, strict=True))
    return "nothing" if same else "something"


CHECKPOINTS: tuple[Checkpoint[Result], ...] = (
    Checkpoint("closest", lambda result: tuple(NETWORKS), _closest),
    Checkpoint("moved", lambda result: ("nothing", "something"), _moved),
    Checkpoint(
        "inputs of the head",
        lambda result: distinct(_embedded(FROZEN, 0).shape[1], 2, pictures()[0][0].size, PICTURES),
        lambda result: str(_embedded(FROZEN, 0).shape[1]),
        lambda result: {"side": pictures()[0].shape[1]},
    ),
)
