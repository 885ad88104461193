"""Cropping: a part of a picture through the network, and what its one number says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from lessons.course.larger_dataset.views import DATA
from lessons.data import Dataset, load, menu, pictures
from lessons.figures import cropper, png
from lessons.maths.arrays import Array
from lessons.maths.network import Layer, forward, probabilities, without_scale
from lessons.questions import Question
from lessons.settings import choice, slider, switch
from lessons.settings import menu as pick
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord, best_among
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import MY_RUN

RECORDING = "Recorded"
VALIDATION = "Validation set"
PHOTOS = tuple(title for title in menu.TITLES if title != menu.DATA_SET)
PICTURE_SIDE = 256
SMALLEST = 16
"""Pixels a side that a crop has, at least."""
THRESHOLDS = (0.5, 0)
"""Above which output a program says the second class: as it should, and as the course's does."""


@dataclass(frozen=True)
class Settings:
    """What the page sets about the picture and about how the answer is read."""

    network: str = choice("Network", (RECORDING, MY_RUN), RECORDING)
    photo: str = pick("Picture from", (VALIDATION, *PHOTOS), VALIDATION)
    number: int = slider("Picture", 1, 200, 1, help="Which one. After the last comes the first again.")
    divided: bool = switch("Pixels divided by 255", True)
    threshold: float = choice("Threshold", THRESHOLDS, 0.5, "Above it, the second class. The course's program has 0.")


class Crop(NamedTuple):
    """A square part of a picture: row and column of its upper left corner, and its side, in pixels."""

    row: int
    column: int
    side: int


@dataclass(frozen=True)
class Result:
    """A crop of `image` (H, W, 3) as the network sees it, and its `output`: the probability of the second class.

    `truth` is the right class of the whole picture, where that is known; `share` the part of the validation pictures
    that the network gets right.
    """

    settings: Settings
    image: Array
    truth: int | None
    crop: Crop
    view: Array
    output: float
    share: float
    class_names: tuple[str, ...]

    @property
    def says(self) -> str:
        """The class that the program names."""
        return self.class_names[int(self.output > self.settings.threshold)]


def validation(record: TrainingRecord) -> Dataset:
    """The pictures that the run's network has never seen."""
    data: Dataset = load(record.spec.data, "validation")
    return data


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
) -> Result:
    """Sends a crop of a picture (H, W, 3), which comes with its class, through the network, as the settings say."""
    image, truth = picture
    seen = cut(image, crop, record.spec.image_size)
    asked = layers if settings.divided else without_scale(layers)
    output = float(probabilities(forward(asked, seen)[-1])[1])
    share = record.epoch_points[answering_epoch(record) - 1].val_accuracy or 0.0
    return Result(settings, image, truth, crop, seen, output, share, record.class_names)


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


def verdict(result: Result) -> str:
    """The section of the words that fits what is on show."""
    if not result.settings.divided:
        return "undivided"
    return "above 0" if result.settings.threshold == 0 else "crop"


def _sums(result: Result) -> Mapping[str, Any]:
    side = result.view.shape[0]
    return {"crop": result.crop.side, "side": side, "numbers": f"{result.view.size:,}"}


def _numbers_options(result: Result) -> tuple[str, ...]:
    counts = {result.view.size, 3 * result.crop.side**2, result.view.shape[0] ** 2, 512}
    return tuple(f"{count:,}" for count in sorted(counts))


def _names(result: Result) -> Mapping[str, Any]:
    return {
        "output": cropper.probability_text(result.output),
        "first": result.class_names[0],
        "second": result.class_names[1],
    }


def _right_options(result: Result) -> tuple[str, ...]:
    return tuple(str(count) for count in sorted({_right(result), 50, 90, 100}))


def _right(result: Result) -> int:
    """How many of a hundred new pictures the network gets right."""
    return round(100 * result.share)


QUESTIONS: tuple[Question[Result], ...] = (
    Question("numbers", _numbers_options, lambda result: f"{result.view.size:,}", _sums),
    Question(
        "rule",
        lambda result: result.class_names,
        lambda result: result.class_names[int(result.output > 0)],
        _names,
    ),
    Question(
        "right", _right_options, lambda result: str(_right(result)), lambda result: {"wrong": 100 - _right(result)}
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
