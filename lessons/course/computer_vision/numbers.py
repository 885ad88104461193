"""A picture is numbers: one picture pixel by pixel, laid out in the row that the network reads, and many by class."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.course.computer_vision import train
from lessons.data import Dataset, load, registry
from lessons.data.dataset import Indices, Row
from lessons.figures import palette, pixels, png, sheet
from lessons.figures.stepper import strongest
from lessons.maths.arrays import Array
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, slider, switch
from lessons.training.reports.program import reading
from lessons.training.run.spec import TrainingSpec

NUMBERS, DENSE, TRAIN, ANSWERS = "Numbers", "Dense network", "Train", "Answers"
PIXEL = (14, 9)
"""Row and column of the pixel whose place in the flattened row is asked for: the same in every picture."""
ACROSS = 10
"""How many pictures of a class lie side by side in the gallery."""


@dataclass(frozen=True)
class Settings:
    """What the page can set about the picture; which data it is from is set with the training."""

    view: str = choice("Show", (NUMBERS, DENSE, TRAIN, ANSWERS), NUMBERS, former={"Compare": TRAIN})
    label: int = slider("Label", 0, 9, 9, help="A class, as the network knows it: a number.")
    number: int = slider("Picture", 1, 100, 1, help="Which one of this class. After the last comes the first again.")
    divided: bool = switch("Divided by 255", False)
    first: int = slider("From picture", 1, 91, 1, ACROSS, "Shows the next ten of every class.")


@dataclass(frozen=True)
class Result:
    """A training picture `image` (H, W, 1) uint8, and the run whose network would read it."""

    settings: Settings
    spec: TrainingSpec
    row: Row
    image: Array

    @property
    def name(self) -> str:
        """The class of the picture."""
        return self.row.class_names[self.settings.label]

    @property
    def start(self) -> tuple[int, int]:
        """Row and column of the pixel to begin with: a bright one."""
        return strongest(self.image[..., 0].astype(np.float32))

    @property
    def pixels(self) -> int:
        """How many numbers the picture has."""
        return int(self.image.size)

    @property
    def differences(self) -> int:
        """How many of the numbers differ when the picture moves one pixel to the right."""
        moved = np.zeros_like(self.image)
        moved[:, 1:] = self.image[:, :-1]
        return int((moved != self.image).sum())


def compute(settings: Settings, spec: TrainingSpec) -> Result:
    """Takes the picture from the training set of `spec`. The data must be on this computer."""
    return Result(settings, spec, registry.describe(spec.data), picture(spec.data, settings.label, settings.number))


@lru_cache(maxsize=64)
def members(data: str, label: int) -> Indices:
    """Where the training pictures of a class are in their set."""
    return np.flatnonzero(load(data).labels == label)


@lru_cache(maxsize=2048)
def picture(data: str, label: int, number: int) -> Array:
    """A class's training picture (H, W, 1) uint8; `number` counts from 1, and goes on from the start after the last."""
    places = members(data, label)
    train: Dataset = load(data)
    return train.images[int(places[(number - 1) % len(places)])]


def figure(result: Result, flat: bool) -> bytes:
    """The payload of the picture with its numbers; `flat`: also of the line that they make."""
    title = f"Label {result.settings.label}: {result.name}"
    height, width, _ = result.image.shape
    line = f"Flatten: row after row, {height} × {width} = {result.pixels} numbers in a line" if flat else ""
    return pixels.pixels(title, result.image[..., 0], result.settings.divided, result.start, line)


def moved(result: Result) -> str:
    """How much of the picture changes when it moves by a pixel."""
    return f"{result.differences} of its {result.pixels} numbers change"


def gallery(result: Result) -> bytes:
    """The payload of ten pictures of every class, with the number of its training pictures."""
    return _gallery(result.spec.data, result.row.class_names, result.settings.first)


@lru_cache(maxsize=16)
def _gallery(data: str, class_names: tuple[str, ...], first: int) -> bytes:
    numbers = range(first, first + ACROSS)
    return sheet.sheet(
        np.stack([picture(data, label, number) for label in range(len(class_names)) for number in numbers]),
        ACROSS,
        [f"{name}, picture {number}" for name in class_names for number in numbers],
        rows=[f"{label} {name} ({len(members(data, label)):,})" for label, name in enumerate(class_names)],
    )


def member_at(result: Result, place: int) -> tuple[int, int]:
    """Label and number of the picture at a place of the gallery, counted from its upper left."""
    label, across = divmod(place, ACROSS)
    return label, result.settings.first + across


def _place_numbers(result: Result) -> Mapping[str, Any]:
    row, column = PIXEL
    return {"row": row, "column": column, "width": result.image.shape[1]}


def _place_answer(result: Result) -> int:
    row, column = PIXEL
    return row * int(result.image.shape[1]) + column


def _place_options(result: Result) -> tuple[str, ...]:
    row, column = PIXEL
    return distinct(_place_answer(result), row + column, row * column, column * result.image.shape[0] + row)


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "place",
        _place_options,
        lambda result: whole_text(_place_answer(result)),
        _place_numbers,
        veils=lambda result: ("flatTitle",),
    ),
    Question(
        "moved",
        lambda result: distinct(result.differences, 1, result.image.shape[0], result.pixels),
        lambda result: whole_text(result.differences),
        lambda result: {"pixels": result.pixels, "name": result.name},
        veils=lambda result: (moved(result),),
    ),
)


def code(result: Result) -> str:
    """The Keras program that reads the set, prints one picture of this class as numbers, and flattens it."""
    row, column = result.start
    return "\n".join(
        [
            *reading(result.spec),
            "",
            f"pictures = train[train_labels == {result.settings.label}]",
            f"picture = pictures[{result.settings.number - 1} % len(pictures)]",
            *(["picture = picture / 255"] if result.settings.divided else []),
            f"print(picture[{row}, {column}, 0])",
            "flat = keras.layers.Flatten()(picture[None])[0]",
            "print(flat.shape)",
            f"print(float(flat[{row} * {result.image.shape[1]} + {column}]))",
        ]
    )


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    names = registry.describe(train.DEFAULT.data).class_names
    garments = [picture(train.DEFAULT.data, label, 1)[..., 0] for label in range(len(names))][-6:]
    return png.heatmap(sheet.mosaic(np.stack(garments), 3), 0, 255, palette.GREY, zoom=3), "Pictures of six classes"
