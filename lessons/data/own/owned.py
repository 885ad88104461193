"""Whatever a learner brings to train on, pictures, series or texts: one way to ask whose it is and what it holds."""

from typing import Any

from lessons.data.dataset import Row, Split
from lessons.data.own import collection, shelf
from lessons.data.own.collection import without_title

__all__ = [
    "belongs",
    "clear",
    "describe",
    "forget",
    "is_anothers",
    "is_own",
    "kind_of",
    "load",
    "title",
    "without_title",
]


def is_own(name: str) -> bool:
    """Whether this is the name of something that a learner brought, here or once."""
    return collection.is_own(name) or shelf.is_own(name)


def title(name: str) -> str:
    """What the learner calls it."""
    return shelf.title(name) if shelf.is_own(name) else collection.title(name)


def kind_of(name: str) -> str:
    """Of which kind it is, by its name alone: a worker has no row of it."""
    return shelf.kind_of(name) if shelf.is_own(name) else "pictures"


def describe(name: str) -> Row:
    """What a page says about it. Raises FileNotFoundError, in a plain sentence, where it is not here any more."""
    return shelf.current().describe(name) if shelf.is_own(name) else collection.describe(name)


def load(name: str, split: Split) -> Any:
    """One split of it. Raises as `describe`."""
    return shelf.current().load(name, split) if shelf.is_own(name) else collection.load(name, split)


def belongs(name: str, owner: str) -> bool:
    """Whether it is here, and is this learner's."""
    return collection.current().belongs(name, owner) or shelf.current().belongs(name, owner)


def is_anothers(name: str, owner: str) -> bool:
    """Whether it was brought, but not by this learner, or is not here any more."""
    return is_own(name) and not belongs(name, owner)


def forget(owner: str) -> None:
    """Removes all that a learner who has gone has brought."""
    collection.current().forget(owner)
    shelf.current().forget(owner)


def clear() -> None:
    """Removes everything that anybody has brought."""
    collection.current().clear()
    shelf.current().clear()
