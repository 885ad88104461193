"""Where augmentation ends: validation pictures that differ from training in what no augmentation changes."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.course.overfitting.gap import gap
from lessons.course.overfitting.views import AUGMENTATION, HORSES, HORSES_AUGMENTED, NONE, recording
from lessons.data import Dataset, load
from lessons.data.dataset import Split
from lessons.data.pictures import resize
from lessons.figures import wall
from lessons.questions import Question
from lessons.training.reports.comparison import Entry
from lessons.training.run.history import TrainingRecord

SHOWN, COLUMNS, SIDE = 18, 9, 64
"""How many pictures of each split are laid out, in how many columns, and their pixels a side."""
SPLITS: dict[str, Split] = {"Training": "train", "Validation": "validation"}


def entries() -> dict[int, Entry]:
    """The recordings as the comparison of runs shows them, each at its place."""
    return {
        0: Entry(HORSES, "No remedy", recording(HORSES)),
        1: Entry(HORSES_AUGMENTED, "Augmentation", recording(HORSES_AUGMENTED)),
    }


@lru_cache(maxsize=2)
def pictures(split: Split) -> bytes:
    """Some pictures of a split side by side, as JPEG."""
    data: Dataset = load(recording(HORSES).spec.data, split)
    looks = np.stack([resize(data.images[place], SIDE, SIDE) for place in range(SHOWN)])
    return wall.draw(looks, [False] * SHOWN, COLUMNS)


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
        "cats": _signed(gain(recording(NONE), recording(AUGMENTATION))),
        "gap": f"{gap(augmented.epoch_points[-1]):.0f}",
    }


def _signed(points: int) -> str:
    return f"{points:+d}".replace("-", "−")


def _gain(entries: Mapping[int, Entry]) -> int:
    return gain(entries[0].record, entries[1].record)


def _gain_options(entries: Mapping[int, Entry]) -> tuple[str, ...]:
    return tuple(
        _signed(points) for points in sorted({_gain(entries), -20, 20, gain(recording(NONE), recording(AUGMENTATION))})
    )


QUESTIONS: tuple[Question[Mapping[int, Entry]], ...] = (
    Question("horses", _gain_options, lambda entries: _signed(_gain(entries)), lambda entries: numbers()),
)
