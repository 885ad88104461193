"""Labels from folder names: the tree, and what becomes of it, batch by batch."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.course.real_images import sets
from lessons.course.real_images.sets import SETS
from lessons.data import archive, load, registry
from lessons.data.dataset import SPLITS
from lessons.data.pictures import resize
from lessons.figures import batch, png
from lessons.kinds import pictures as kind
from lessons.maths.arrays import Array
from lessons.questions import Question, distinct, whole_text
from lessons.settings import switch
from lessons.training.reports import program
from lessons.training.run.spec import TrainingSpec

CONTROLS = ("data", "image_size", "batch_size", "shuffled")
THUMBNAIL_SIDE = 60
REASON = "labels follow the alphabet of the folders, counted from 0"
FACTS = {"label": "reason", "last": "rest", "input": "inputs"}
"""What the page keeps back, by the question that asks it."""
SEED = 0
"""The order in which a shuffled set is read."""


@dataclass(frozen=True)
class Settings(sets.Settings):
    """What the view can set; which batch it shows comes beside it, for how many there are depends on this."""

    shuffled: bool = switch("Shuffle", True)


@dataclass(frozen=True)
class Result:
    """A set of pictures in batches: `order` (N,) has the places of the training pictures as they are read."""

    settings: Settings
    data: str
    order: Array

    @property
    def classes(self) -> tuple[str, ...]:
        """The folders, in the order of their labels."""
        return registry.describe(self.data).class_names

    @property
    def batches(self) -> int:
        """How many steps bring every picture once."""
        return -(-len(self.order) // self.settings.batch_size)

    @property
    def sizes(self) -> list[int]:
        """How many pictures each batch has."""
        return [len(self.places(number)) for number in range(self.batches)]

    def places(self, number: int) -> Array:
        """The places of the pictures of a batch (at most the batch size,), counted from 0."""
        size = self.settings.batch_size
        return self.order[number * size : (number + 1) * size]


def compute(settings: Settings, data: str) -> Result:
    """Puts the training pictures of a set in order: at random, or folder by folder.

    Raises FileNotFoundError, in a plain sentence, where they are not on this computer.
    """
    labels = load(data, "train").labels
    if settings.shuffled:
        return Result(settings, data, np.random.default_rng(SEED).permutation(len(labels)))
    return Result(settings, data, np.argsort(labels, kind="stable"))


def picture(result: Result, number: int, open_answers: Container[str]) -> bytes:
    """The payload of the folders and of one of their batches, counted from 0; with what `open_answers` may tell."""
    settings = result.settings
    side = batch.side(settings.batch_size, settings.image_size)
    # What learners bring is theirs: none of it is kept beyond their own set.
    look = _look_once if result.data in registry.ROWS else _look
    looks = [look(result.data, int(place), settings.image_size, side) for place in result.places(number)]
    tiles, pictures = zip(*looks, strict=True)
    tree = {split: load(result.data, split).counts for split in SPLITS}
    facts = {"rest": result.sizes[-1], "inputs": _inputs(result), "reason": REASON}
    known = {fact: facts[fact] for name, fact in FACTS.items() if name in open_answers}
    return batch.batch(tree, result.sizes, number, settings.image_size, tiles, pictures, known)


def _look(data: str, place: int, image_size: int, side: int) -> tuple[batch.Tile, Array]:
    """A training picture as the network gets it, and small enough to be shown beside the others of its batch."""
    train = load(data, "train")
    label = int(train.labels[place])
    original = train.images[place]
    squared = resize(original, image_size, image_size)
    file = archive.path("train", archive.folders(train.class_names)[label], place, original.shape[2])
    rows, columns = original.shape[:2]
    tile = batch.Tile(file, rows, columns, label, int(squared.min()), int(squared.max()))
    return tile, resize(squared, side, side)


_look_once = lru_cache(maxsize=512)(_look)


def _last(result: Result) -> str:
    return whole_text(result.sizes[-1])


def _last_options(result: Result) -> tuple[str, ...]:
    size = result.settings.batch_size
    return distinct(result.sizes[-1], size, size // 2, 0)


def _last_numbers(result: Result) -> Mapping[str, Any]:
    pictures, size = len(result.order), result.settings.batch_size
    full, rest = divmod(pictures, size)
    return {
        "pictures": f"{pictures:,}",
        "size": size,
        "sum": f"{pictures:,} = {full} × {size}{f' + {rest}' if rest else ''}",
    }


def _new_name(result: Result) -> str:
    """A name for the first folder that comes later in the alphabet."""
    return f"z-{result.classes[0]}"


def _renamed(result: Result) -> list[str]:
    """The classes in the order of their labels, once the first folder has its new name."""
    return sorted((_new_name(result), *result.classes[1:]))


def _renamed_numbers(result: Result) -> Mapping[str, Any]:
    order = ", ".join(f"{name} {label}" for label, name in enumerate(_renamed(result)))
    return {"old": result.classes[0], "new": _new_name(result), "order": order}


def _label(result: Result) -> str:
    return str(_renamed(result).index(_new_name(result)))


def _label_options(result: Result) -> tuple[str, ...]:
    classes = len(result.classes)
    return distinct(*{0, 1, int(_label(result)), classes})


def _inputs(result: Result) -> str:
    """How many numbers the network gets for a picture."""
    return f"{3 * result.settings.image_size**2:,}"


def _input_options(result: Result) -> tuple[str, ...]:
    side = result.settings.image_size
    return tuple(f"{count:,}" for count in (3 * side, side * side, 3 * side * side, 64 * side * side))


def _key(question: str) -> str:
    """The key of what a question asks, as the payload writes it."""
    return f'"{FACTS[question]}"'


QUESTIONS: tuple[Question[Result], ...] = (
    Question("label", _label_options, _label, numbers=_renamed_numbers, veils=lambda result: (_key("label"), REASON)),
    Question("last", _last_options, _last, numbers=_last_numbers, veils=lambda result: (_key("last"),)),
    Question(
        "input",
        _input_options,
        _inputs,
        numbers=lambda result: {"side": result.settings.image_size},
        veils=lambda result: (_key("input"), _inputs(result)),
    ),
)


def code(result: Result) -> str:
    """The Keras program that reads the same folders, batch by batch."""
    settings = result.settings
    folder, unpack = kind.folder(result.data)
    size = f"({settings.image_size}, {settings.image_size})"
    return "\n".join([
        "import zipfile",
        "",
        "import keras",
        "",
        unpack,
        *kind.naming(result.data),
        "train = keras.utils.image_dataset_from_directory(",
        f'    "{folder}/train",',
        "    class_names=classes,  # Keras would take the order of the alphabet, too",
        f"    image_size={size},",
        f"    batch_size={settings.batch_size},",
        f"    shuffle={settings.shuffled},",
        f"    seed={SEED},",
        ")",
        'print("labels in the order of the alphabet:", train.class_names)',
        "for pictures, labels in train:",
        '    print(pictures.shape, "from", float(pictures.numpy().min()), "to", float(pictures.numpy().max()), labels)',
    ])  # fmt: skip


def attachments(result: Result) -> Mapping[str, Callable[[], bytes]]:
    """The zip that the program reads, by name; none for a set that was downloaded."""
    return program.attachments(TrainingSpec(data=result.data))


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, as PNG, and its alt text."""
    result = compute(Settings(), next(iter(SETS.values())))
    looks = [_look_once(result.data, int(place), THUMBNAIL_SIDE, THUMBNAIL_SIDE) for place in result.places(0)[:6]]
    return png.exact(batch.sheet([picture for _, picture in looks], columns=3)), "Six pictures of a batch"
