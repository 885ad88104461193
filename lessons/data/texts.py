"""Texts, with classes or without."""

from dataclasses import dataclass, replace

import numpy as np

from lessons.data.dataset import Indices, Labels, evenly, stratified_split

ONE_IN = 10
"""One text in ten validates."""


@dataclass(frozen=True)
class Texts:
    """Texts to learn from.

    Attributes:
        texts: one string each.
        labels: (N,) int64, each text's index into `class_names`; (0,) where the texts have no classes.
        class_names: the classes, in the order of their labels; empty where there are none.
        origin: who wrote the texts and how they reach us.
        licence: under which terms they may be used.
        notes: what a learner should know before trusting the set, a sentence each.
        ceiling: the share of labels that are right, where their writer knows it.
    """

    texts: tuple[str, ...]
    labels: Labels
    class_names: tuple[str, ...]
    origin: str
    licence: str
    notes: tuple[str, ...] = ()
    ceiling: float | None = None

    def __post_init__(self) -> None:
        # Sets are kept and shared by all who load them.
        self.labels.setflags(write=False)

    def __len__(self) -> int:
        return len(self.texts)

    def parts(self, seed: int = 0) -> "tuple[Texts, Texts]":
        """The texts for training, and those for validation.

        A tenth of every class, drawn by the seed, validates; of texts without classes every tenth, for the lines of a
        book stand in its order.
        """
        if self.class_names:
            train, validation = stratified_split(self.labels, seed, ONE_IN)
        else:
            places = np.arange(len(self))
            validates = places % ONE_IN == ONE_IN - 1
            train, validation = places[~validates], places[validates]
        return self._chosen(train), self._chosen(validation)

    def between(self, start: int, end: int) -> "Texts":
        """The texts from one place to the one before another."""
        return self._chosen(np.arange(start, end))

    def evenly(self, count: int | None) -> "Texts":
        """At most `count` of the texts, taken evenly from the whole set; None: all of them."""
        return self if count is None or count >= len(self) else self._chosen(evenly(len(self), count))

    def _chosen(self, places: Indices) -> "Texts":
        texts = tuple(self.texts[place] for place in places)
        labels = self.labels[places] if self.class_names else self.labels
        return replace(self, texts=texts, labels=labels)
