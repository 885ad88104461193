"""Reviews that Layerscope writes from a seed: each knows which words decide, and how far they stand from its end."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.data.dataset import Row, Split
from lessons.data.sets.written import grammar
from lessons.data.texts import Texts

FLIPPED = 0.05
"""The share of wrong labels in either split: who has never seen a review gets at most 1 − `FLIPPED` of them right."""
CLASSES = ("negative", "positive")

_COUNTS: dict[Split, int] = {"train": 4000, "validation": 1000}
_SEED = 0
_ORIGIN = "Written by Layerscope, from a seed"
_LICENCE = "MIT, as Layerscope"


@dataclass(frozen=True)
class Review:
    """One review, and what its writer knows about it.

    Attributes:
        text: as a learner reads it; blanks separate its words, each of which is one word to Keras's tokenizers.
        label: index into `CLASSES`; of a flipped one the wrong one.
        flipped: whether the label says the opposite of the text.
        form: how the verdict is given, one of `grammar.FORMS`.
        decisive: the places, from 0, of the words that decide, in their order.
    """

    text: str
    label: int
    flipped: bool
    form: str
    decisive: tuple[int, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words, with the marks beside them."""
        return tuple(self.text.split())

    @property
    def gap(self) -> int:
        """How many words follow the last one that decides: 0 to `grammar.FARTHEST`."""
        return len(self.words) - 1 - self.decisive[-1]


@lru_cache(maxsize=1)
def reviews() -> tuple[Review, ...]:
    """All reviews, no two alike: first those for training."""
    generator = np.random.default_rng(_SEED)
    drafts: dict[str, grammar.Draft] = {}
    while len(drafts) < sum(_COUNTS.values()):
        draft = grammar.write(generator)
        drafts.setdefault(draft.text, draft)
    flips = np.concatenate([generator.permutation(count) < round(FLIPPED * count) for count in _COUNTS.values()])
    return tuple(map(_review, drafts.values(), flips.tolist()))


def _review(draft: grammar.Draft, flipped: bool) -> Review:
    return Review(draft.text, int(draft.good != flipped), flipped, draft.form, draft.decisive)


def part(split: Split) -> tuple[Review, ...]:
    """The reviews of a split, in the order of its texts."""
    count = _COUNTS["train"]
    return reviews()[:count] if split == "train" else reviews()[count:]


@lru_cache
def load(split: Split) -> Texts:
    """The texts of a split and their labels."""
    chosen = part(split)
    labels = np.array([review.label for review in chosen], np.int64)
    return Texts(tuple(review.text for review in chosen), labels, CLASSES, _ORIGIN, _LICENCE, ceiling=1 - FLIPPED)


ROW = Row(
    name="reviews",
    title="Layerscope's reviews",
    class_names=CLASSES,
    shape=(),
    train=_COUNTS["train"],
    validation=_COUNTS["validation"],
    origin=_ORIGIN,
    licence=_LICENCE,
    preparation="A grammar writes them: films, games, food, trips, school. One label in twenty is wrong, on purpose.",
    split="The first 4,000 are for training, the other 1,000 for validation; no two reviews are alike.",
    load=load,
    kind="texts",
)
