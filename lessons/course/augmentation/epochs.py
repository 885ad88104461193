"""Epochs: the very pictures that training sees, epoch by epoch, beside those that stay on the disk."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

import numpy as np

from lessons.data import load
from lessons.data.dataset import evenly
from lessons.figures import png
from lessons.maths.arrays import Array
from lessons.questions import Question, distinct, whole_text
from lessons.settings import slider
from lessons.training.run.augmentation import draw
from lessons.training.run.spec import TrainingSpec

COLUMNS = 8
MOST = 6


@dataclass(frozen=True)
class Settings:
    """How much of the table is filled."""

    shown: int = slider("Epochs trained", 0, MOST, 3, help="Each epoch fills one row.")


@dataclass(frozen=True)
class Result:
    """A few pictures of a run, (N, side, side, C), and a row of the same shape for each epoch: what training sees."""

    run: TrainingSpec
    images: Array
    rows: tuple[Array, ...]

    @property
    def pictures(self) -> int:
        """How many pictures lie on the disk for this run."""
        return len(load(self.run.data).evenly(self.run.examples))

    @property
    def steps(self) -> int:
        """How many batches an epoch has."""
        return ceil(self.pictures / self.run.batch_size)

    @property
    def different(self) -> int:
        """How many different pictures the network has seen by now."""
        different = {picture.tobytes() for row in self.rows for picture in row}
        share = len(different) / max(1, len(self.images))
        return round(self.pictures * share)


def compute(settings: Settings, run: TrainingSpec) -> Result:
    """Changes some pictures of a run as training does in its first epochs."""
    places, images = _pictures(run.data, run.examples, run.image_size)
    rows = tuple(
        np.stack(
            [
                run.augmentation.apply(image, draw(run, epoch, place))
                for place, image in zip(places, images, strict=True)
            ]
        )
        for epoch in range(settings.shown)
    )
    return Result(run, images, rows)


@lru_cache(maxsize=4)
def _pictures(data: str, examples: int | None, side: int) -> tuple[tuple[int, ...], Array]:
    """Some of the pictures that a run learns from, with their places among them."""
    chosen = load(data).evenly(examples)
    places = evenly(len(chosen), COLUMNS)
    return tuple(places.tolist()), chosen.evenly(COLUMNS).arrays(side)[0]


def strips(result: Result) -> dict[str, bytes]:
    """Each row of the table as JPEG, by its title."""
    rows = {"On disk": result.images} | {f"Epoch {number}": row for number, row in enumerate(result.rows, 1)}
    return {title: png.photograph(np.hstack(list(row))) for title, row in rows.items()}


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    return {
        "pictures": f"{result.pictures:,}",
        "steps": result.steps,
        "batch": result.run.batch_size,
        "epochs": len(result.rows),
        "different": f"{result.different:,}",
    }


def _count(number: int) -> str:
    return f"{number:,}"


def _seen_options(result: Result) -> tuple[str, ...]:
    pictures, epochs = result.pictures, max(2, len(result.rows))
    return tuple(map(_count, sorted({0, result.different, pictures, pictures * epochs})))


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "seen",
        _seen_options,
        lambda result: _count(result.different),
        lambda result: {name: numbers(result)[name] for name in ("pictures", "epochs")},
        lambda result: (f"**{numbers(result)['different']}** different pictures",),
    ),
    Question(
        "disk",
        lambda result: distinct(0, result.pictures, result.pictures * max(2, len(result.rows))),
        lambda result: "0",
        lambda result: {"epochs": len(result.rows)},
        lambda result: ("On the disk there are still",),
    ),
    Question(
        "batches",
        lambda result: distinct(result.steps, 2 * result.steps, result.steps * max(3, len(result.rows))),
        lambda result: whole_text(result.steps),
        lambda result: {name: numbers(result)[name] for name in ("pictures", "batch")},
        lambda result: ("Each epoch keeps its",),
    ),
)
