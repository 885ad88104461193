"""Where augmentation ends: validation pictures that differ from training in what no augmentation changes."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.course.overfitting.gap import ACCURACIES, chart, curves
from lessons.course.overfitting.views import AUGMENTATION, HORSES, HORSES_AUGMENTED, NONE, TITLES, recording
from lessons.data import Dataset, load
from lessons.data.dataset import Split
from lessons.data.pictures import resize
from lessons.figures import wall
from lessons.figures.gap import Position, Run
from lessons.questions import Question
from lessons.text.plain import with_minus
from lessons.training.run.history import TrainingRecord

PICTURES, COLUMNS, SIDE = 18, 6, 64
"""How many pictures of each split are laid out, in how many columns, and their pixels a side."""
SPLITS: dict[str, Split] = {"Training": "train", "Validation": "validation"}
RUNS = {TITLES[NONE]: HORSES, TITLES[AUGMENTATION]: HORSES_AUGMENTED}
"""The recordings of horses and humans, by what was done against overfitting."""


@lru_cache(maxsize=2)
def pictures(split: Split) -> bytes:
    """Some pictures of a split side by side, as JPEG."""
    data: Dataset = load(recording(HORSES).spec.data, split)
    looks = np.stack([resize(data.images[place], SIDE, SIDE) for place in range(PICTURES)])
    return wall.draw(looks, [False] * PICTURES, COLUMNS)


def payload(position: Position, answers: Collection[str]) -> bytes:
    """What the canvas is sent: the curves without augmentation, and those with it once its gain was predicted."""
    runs = [
        Run(title, "", curves(recording(name), ACCURACIES) if name == HORSES or "horses" in answers else {})
        for title, name in RUNS.items()
    ]
    return chart(runs, position)


def gain(plain: TrainingRecord, augmented: TrainingRecord) -> int:
    """By how many points augmentation raises the best validation accuracy."""
    return round(100 * (augmented.best_val_metric - plain.best_val_metric))


def numbers() -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    plain, augmented = recording(HORSES), recording(HORSES_AUGMENTED)
    return {
        "plain": f"{plain.best_val_metric:.0%}",
        "augmented": f"{augmented.best_val_metric:.0%}",
        "gain": _signed(gain(plain, augmented)),
        "cats": _signed(_gain_of_cats()),
    }


def _signed(points: int) -> str:
    return with_minus(points, "+d")


def _gain_of_cats() -> int:
    return gain(recording(NONE), recording(AUGMENTATION))


def _gain() -> int:
    return gain(recording(HORSES), recording(HORSES_AUGMENTED))


QUESTIONS: tuple[Question[None], ...] = (
    Question(
        "horses",
        lambda _: tuple(map(_signed, sorted({_gain(), -20, 20, _gain_of_cats()}))),
        lambda _: _signed(_gain()),
        lambda _: numbers(),
        veils=lambda _: ("training1", numbers()["augmented"]),
    ),
)
