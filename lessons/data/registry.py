"""The data sets by name."""

from typing import Any

from lessons.data.dataset import SPLITS, Row, Split
from lessons.data.own import owned
from lessons.data.sets import (
    course_series,
    course_texts,
    course_zips,
    digits,
    fashion_mnist,
    imdb,
    made_series,
    mixed_series,
    mnist,
    package_series,
    textures,
    topics,
    verse,
)
from lessons.data.sets.drawn import (
    animals,
    cats_or_dogs,
    garments,
    happy_or_sad,
    horses_or_humans,
    letters,
    rock_paper_scissors,
    signs,
)
from lessons.data.sets.written import reviews

ROWS: dict[str, Row] = {
    row.name: row
    for row in (
        digits.ROW,
        textures.ROW,
        garments.ROW,
        happy_or_sad.ROW,
        horses_or_humans.ROW,
        cats_or_dogs.ROW,
        rock_paper_scissors.ROW,
        signs.ROW,
        letters.ROW,
        animals.ROW,
        mnist.ROW,
        fashion_mnist.ROW,
        *course_zips.ROWS,
        reviews.ROW,
        topics.ROW,
        verse.ROW,
        verse.BALLADS,
        *course_texts.ROWS,
        imdb.ROW,
        *made_series.ROWS,
        *package_series.ROWS,
        *course_series.ROWS,
    )
}


def names(kind: str = "pictures") -> tuple[str, ...]:
    """The sets of a kind that can be loaded now, without a download; what a learner brings is not among them."""
    return tuple(name for name, row in ROWS.items() if row.kind == kind and row.available())


def knows(name: str) -> bool:
    """Whether this is the name of a set: one of `ROWS`, a mix, or a learner's own on this server."""
    return name in ROWS or owned.is_own(name) or mixed_series.row_of(name) is not None


def kind_of(name: str) -> str:
    """The kind of a set. A worker has what a learner brought, and no row of it. Raises as `describe`."""
    return owned.kind_of(name) if owned.is_own(name) else describe(name).kind


def describe(name: str) -> Row:
    """What a page says about a set.

    Raises:
        ValueError: there is no such set.
        FileNotFoundError: what a learner brought is not here any more.
    """
    if owned.is_own(name):
        return owned.describe(name)
    row = ROWS.get(name) or mixed_series.row_of(name)
    if row is None:
        raise ValueError(f"There is no data set named {name}; choose one of {', '.join(ROWS)}.")
    return row


def load(name: str, split: Split = "train") -> Any:
    """One split of a set: a `Dataset` of pictures, `Texts` or a `Series`, as its kind is.

    Raises:
        ValueError: there is no such set or no such split.
        FileNotFoundError: the set must be downloaded first, or what a learner brought is not here any more.
    """
    if split not in SPLITS:
        raise ValueError(f"There is no split named {split}; choose {' or '.join(SPLITS)}.")
    return owned.load(name, split) if owned.is_own(name) else describe(name).load(split)
