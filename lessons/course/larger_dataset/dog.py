"""Why a program says "dog" to everything: the threshold that one number is held against, and a crop that moves it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from lessons.course.larger_dataset.answers import validation
from lessons.course.larger_dataset.views import DATA
from lessons.data import Dataset, load, menu, pictures, registry
from lessons.data.dataset import evenly
from lessons.figures import cropper, png, threshold
from lessons.maths.arrays import Array
from lessons.maths.network import Layer, forward, probabilities
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, slider
from lessons.settings import menu as pick
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord, best_among
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import MY_RUN

RECORDING = "Recorded"
VALIDATION = "Validation set"
PHOTOS = tuple(title for title in menu.TITLES if title != menu.DATA_SET)
PICTURE_SIDE, LOOK_SIDE = 256, 96
LOWEST, NEWEST = "where its validation loss is lowest", "the last that is kept"
"""Why the network after an epoch answers."""
ROW = 10
"""How many validation pictures lie in the order of their outputs."""
SMALLEST = 16
"""Pixels a side that a crop has, at least."""
MIDDLE = 0.5
THRESHOLDS = (MIDDLE, 0)
"""Above which output a program says the second class: as it should, and as the course's does."""


@dataclass(frozen=True)
class Settings:
    """What the page sets about the picture and about how the answer is read."""

    network: str = choice("Network", (RECORDING, MY_RUN), RECORDING)
    photo: str = pick("Picture from", (VALIDATION, *PHOTOS), VALIDATION)
    number: int = slider("Picture", 1, 200, 1, help="Which one. After the last comes the first again.")
    threshold: float = choice("Threshold", THRESHOLDS, MIDDLE, "Above it, the second class. The course has 0.")


class Crop(NamedTuple):
    """A square part of a picture: row and column of its upper left corner, and its side, in pixels."""

    row: int
    column: int
    side: int


@dataclass(frozen=True)
class Result:
    """A crop of `image` (H, W, 3) as the network sees it, and its `output`: the probability of the second class.

    `truth` is the right class of the whole picture, where that is known. `row` (ROW,) are the outputs for validation
    pictures. The network is that of the run `record` after `epoch`.
    """

    settings: Settings
    image: Array
    truth: int | None
    crop: Crop
    view: Array
    output: float
    row: Array
    record: TrainingRecord
    epoch: int

    @property
    def class_names(self) -> tuple[str, ...]:
        return self.record.class_names

    @property
    def says(self) -> str:
        """The class that the program names."""
        return self.class_names[int(self.output > self.settings.threshold)]

    @property
    def share(self) -> float:
        """The part of all validation pictures that this network gets right, as it was measured in training."""
        return self.record.epoch_points[self.epoch - 1].val_accuracy or 0.0

    def read_at(self, threshold: float) -> "Result":
        """The same answers, held against another threshold."""
        return replace(self, settings=replace(self.settings, threshold=threshold))


def validation_picture(record: TrainingRecord, number: int) -> tuple[Array, int]:
    """A validation picture (H, W, 3) in its own size, with its class; after the last comes the first again."""
    data = validation(record)
    place = (number - 1) % len(data)
    return pictures.fit(data.images[place], PICTURE_SIDE), int(data.labels[place])


def has_learned(record: TrainingRecord) -> bool:
    """Whether weights are kept of an epoch that was trained, and are numbers."""
    return max(record.epochs_with_weights, default=0) > 0 and not record.diverged


def answering_epoch(record: TrainingRecord) -> int:
    """The epoch whose weights answer: the best, or the last that is kept, of a run that has learned."""
    return best_among(record, record.epochs_with_weights)


def tells_two_apart(record: TrainingRecord) -> bool:
    """Whether the run's network answers with one number that lies between two classes."""
    return len(record.class_names) == 2


def whole(image: Array) -> Crop:
    """The largest square in the middle of a picture (H, W, C)."""
    rows, columns = image.shape[:2]
    side = min(rows, columns)
    return Crop((rows - side) // 2, (columns - side) // 2, side)


def read_crop(written: str, image: Array) -> Crop:
    """A crop from three numbers with dashes between, as the address keeps it, moved into the picture (H, W, C).

    The largest square where nothing of the kind is written.
    """
    parts = written.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
        return whole(image)
    rows, columns = image.shape[:2]
    row, column, side = map(int, parts)
    side = max(min(SMALLEST, rows, columns), min(side, rows, columns))
    return Crop(min(row, rows - side), min(column, columns - side), side)


def write_crop(numbers: Sequence[float]) -> str:
    """A crop as the address keeps it."""
    return "-".join(str(max(0, int(number))) for number in numbers)


def compute(
    settings: Settings,
    record: TrainingRecord,
    layers: Sequence[Layer],
    picture: tuple[Array, int | None],
    crop: Crop,
    row: Array,
) -> Result:
    """Sends a crop of a picture (H, W, 3), which comes with its class, through the network, as the settings say."""
    image, truth = picture
    view = cut(image, crop, record.spec.image_size)
    return Result(settings, image, truth, crop, view, ask(layers, view), row, record, answering_epoch(record))


def ask(layers: Sequence[Layer], view: Array) -> float:
    """The probability of the second class that a network gives to a picture (side, side, 3)."""
    return float(probabilities(forward(layers, view)[-1])[1])


def row_places(record: TrainingRecord) -> list[int]:
    """The validation pictures that lie in a row: from everywhere in the set, so that no class is left out."""
    places: list[int] = evenly(len(validation(record)), ROW).tolist()
    return places


def row_outputs(record: TrainingRecord, layers: Sequence[Layer]) -> Array:
    """What the network says of the pictures of the row (at most ROW,)."""
    images, side = validation(record).images, record.spec.image_size
    return np.array([ask(layers, pictures.resize(images[place], side, side)) for place in row_places(record)])


def cut(image: Array, crop: Crop, side: int) -> Array:
    """The crop of a picture, resized to (side, side, 3)."""
    row, column, extent = crop
    part = np.ascontiguousarray(image[row : row + extent, column : column + extent])
    return pictures.resize(part, side, side)


def payload(result: Result, name: str) -> bytes:
    """What the canvas is sent; `name` tells one picture and one way of asking from another."""
    return cropper.payload(
        cropper.Answer(
            name,
            result.class_names,
            result.output,
            result.settings.threshold,
            result.says,
            None if result.truth is None else result.class_names[result.truth],
        ),
        result.image,
        result.view,
        result.crop,
        min(SMALLEST, *result.image.shape[:2]),
    )


def row_payload(result: Result) -> bytes:
    """The pictures of the row in the order of their outputs, with what a program calls each."""
    data = result.record.spec.data
    # What learners bring is theirs: none of it is kept beyond their own set.
    look = _look_once if data in registry.ROWS else _look
    looks, truths = zip(*(look(data, place) for place in row_places(result.record)), strict=True)
    return threshold.threshold(result.class_names, looks, result.row, truths, result.settings.threshold)


def _look(data: str, place: int) -> tuple[Array, int]:
    """A validation picture, small enough to lie in the row, and its class."""
    chosen: Dataset = load(data, "validation")
    return pictures.resize(chosen.images[place], LOOK_SIDE, LOOK_SIDE), int(chosen.labels[place])


_look_once = lru_cache(maxsize=64)(_look)


def seconds(result: Result, limit: float) -> int:
    """How many pictures of the row lie above `limit`: a program calls them the second class."""
    return int((result.row > limit).sum())


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    last = result.record.epoch_points[-1]
    first, second = result.class_names
    return {
        "first": first,
        "second": second,
        "row": len(result.row),
        "seconds": seconds(result, result.settings.threshold),
        "zero": seconds(result, 0),
        "share": _percent(result.share),
        "pictures": f"{len(validation(result.record)):,}",
        "epoch": result.epoch,
        "why": LOWEST if result.epoch == result.record.best_epoch else NEWEST,
        "last": int(last.epoch),
        "last_share": _percent(last.val_accuracy or 0.0),
    }


def _percent(share: float) -> str:
    return f"{share:.1%}"


def _rule_options(result: Result) -> tuple[str, ...]:
    return distinct(seconds(result, 0), 0, seconds(result, MIDDLE), len(result.row))


def _right_options(result: Result) -> tuple[str, ...]:
    return tuple(map(_percent, sorted({result.share, 0.5, 0.9, 1.0})))


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "rule",
        _rule_options,
        lambda result: whole_text(seconds(result, 0)),
        numbers=numbers,
        veils=lambda result: ("A sigmoid never gives less than 0",),
    ),
    Question(
        "right",
        _right_options,
        lambda result: _percent(result.share),
        numbers=numbers,
        veils=lambda result: (f"right about **{_percent(result.share)}**",),
    ),
)


def code(result: Result, run: TrainingSpec) -> str:
    """The Keras program that trains the network and asks it about the crop."""
    row, column, side = result.crop
    box = (column, row, column + side, row + side)
    return program.program(
        run,
        then=[
            f'picture = keras.utils.load_img("picture.png").crop({box}).resize({result.view.shape[:2]})',
            "# The model divides by 255 itself: nobody can forget it.",
            "answer = model.predict(keras.utils.img_to_array(picture)[None])",
            "print(answer)",
        ],
    )


def attachments(result: Result, run: TrainingSpec) -> Mapping[str, Callable[[], bytes]]:
    """The files that the program reads, by name."""
    return {**program.attachments(run), "picture.png": lambda: png.exact(result.image)}


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, and its alt text."""
    data = load(DATA, "validation")
    looks = [pictures.resize(data.images[place], 96, 96) for place in range(6)]
    return png.photograph(np.vstack([np.hstack(looks[:3]), np.hstack(looks[3:])])), "Six drawn cats and dogs"
