"""A map of pictures, as three networks see them: where the numbers that go into the last layer put each one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from lessons.course.transfer_learning import projection
from lessons.course.transfer_learning.views import FROZEN, NETWORKS, recording
from lessons.data import load
from lessons.data.pictures import resize
from lessons.figures.overlay import SIGNS
from lessons.figures.scatter import scatter
from lessons.maths.arrays import Array
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice
from lessons.training.reports.program import program
from lessons.training.run.spec import TrainingSpec

PCA, TSNE = "PCA", "t-SNE"
FLAT = {PCA: projection.pca, TSNE: projection.tsne}
START, TRAINED = "Before training", "After training"
PICTURES, NEIGHBOURS = 100, 5
ALIKE = "neighbours of one class"


@dataclass(frozen=True)
class Settings:
    """How the map is made, and when."""

    method: str = choice("Map by", tuple(FLAT), PCA, "PCA keeps large distances, t-SNE keeps neighbours together.")
    when: str = choice("Networks", (START, TRAINED), TRAINED)


class Sheet(NamedTuple):
    """One network's map: points (N, 2), and the part of each picture's nearest that are of its class."""

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
    points = _embedded(name, _epoch(name, when))
    return Sheet(name, FLAT[method](points), projection.like_neighbours(points, pictures()[1], NEIGHBOURS))


@lru_cache(maxsize=6)
def _embedded(name: str, epoch: int) -> Array:
    return projection.embed(recording(NETWORKS[name]).layers(epoch), list(pictures()[0]))


def _epoch(name: str, when: str) -> int:
    return 0 if when == START else recording(NETWORKS[name]).final_epoch or 0


def maps(result: Result) -> list[tuple[str, str, bytes, str]]:
    """Each network's name, its neighbours in words, its map as SVG, and the map in words."""
    return [
        (
            one.name,
            f"{one.like:.0%} {ALIKE}",
            scatter(one.points, result.labels),
            f"{PICTURES} pictures as the network {one.name.lower()} sees them, by {result.settings.method}",
        )
        for one in result.sheets
    ]


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    signs = (f"{sign} {name}" for sign, name in zip(SIGNS, result.class_names, strict=False))
    return {"pictures": PICTURES, "classes": ", ".join(signs), "inputs": _inputs(result)}


def closeness(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the question about neighbours."""
    return {"neighbours": NEIGHBOURS, "when": result.settings.when.lower()}


def program_spec() -> TrainingSpec:
    """The run whose program the page prints."""
    return recording(NETWORKS[FROZEN]).spec


def code() -> str:
    """The Keras program that trains the network, and then maps the validation pictures by PCA."""
    return program(
        program_spec(),
        then=[
            "base = keras.Sequential([keras.Input(model.input_shape[1:]), *model.layers[:-1]])",
            f"points = base.predict(validation[:{PICTURES}])",
            "left, spread, _ = np.linalg.svd(points - points.mean(axis=0), full_matrices=False)",
            "print(left[:, :2] * spread[:2])",
        ],
    )


def _closest(result: Result) -> str:
    return max(result.sheets, key=lambda one: one.like).name


def _inputs(result: Result) -> int:
    return int(_embedded(FROZEN, 0).shape[1])


QUESTIONS: tuple[Question[Result], ...] = (
    Question("closest", lambda result: tuple(NETWORKS), _closest, closeness, lambda result: (ALIKE,)),
    Question(
        "inputs of the last",
        lambda result: distinct(_inputs(result), 2, pictures()[0][0].size, PICTURES),
        lambda result: whole_text(_inputs(result)),
        lambda result: {"side": pictures()[0].shape[1]},
        lambda result: (f"these {_inputs(result)} numbers",),
    ),
)
