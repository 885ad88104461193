"""The row of a series that comes along, or is downloaded: told in one way, and always split by time."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lessons.data.dataset import Row, Split
from lessons.data.series import Series


def row(name: str, title: str, train: int, validation: int, read: Callable[[], Series], unit: str, **about: Any) -> Row:
    """The row of a series of which the first `train` values train and the `validation` others validate.

    `read` gives the values, the row their `unit`, origin and licence.
    """

    def load(split: Split) -> Series:
        whole = replace(read(), unit=unit, origin=about["origin"], licence=about["licence"])
        return whole.parts(train)[0 if split == "train" else 1]

    return Row(
        name=name,
        title=title,
        class_names=(),
        shape=(),
        train=train,
        validation=validation,
        split=f"By time: the first {train:,} values are for training, the {validation:,} after them for validation.",
        load=load,
        kind="series",
        **about,
    )
