"""What networks say of the validation reviews: as they are written, and with their words shuffled."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np

from lessons.course.sequence_models.reading import best, encoding
from lessons.data.sets.written import reviews
from lessons.kinds.encoding import TextInput
from lessons.maths import network
from lessons.maths.arrays import Array
from lessons.maths.layer import Layer
from lessons.maths.tokens import pad
from lessons.training.reports.recordings import Recording
from lessons.training.run.history import TrainingRecord

WRITTEN, SHUFFLED = "written", "shuffled"
"""The names of the answers that are kept with a recording."""
SEED = 0
"""Shuffles each review."""
CEILING = 1 - reviews.FLIPPED
"""Who reads without fault is right about this share: the other labels are wrong on purpose."""


def all_answers(record: TrainingRecord, last: Sequence[Layer]) -> Mapping[str, Array]:
    """The logits (N, outputs) of the best epoch's network for the validation reviews, both ways."""
    layers, item = record.layers(best(record)), encoding(record)
    rows = [np.array(item.vocabulary.encode(review.text), np.int32) for review in reviews.part("validation")]
    both = {WRITTEN: rows, SHUFFLED: list(_shuffled(rows))}
    return {name: np.stack([_logits(layers, item, ids) for ids in each]) for name, each in both.items()}


def _shuffled(rows: Sequence[Array]) -> Iterator[Array]:
    generator = np.random.default_rng(SEED)
    for ids in rows:
        yield generator.permutation(ids)


def _logits(layers: Sequence[Layer], item: TextInput, ids: Array) -> Array:
    passes_over = layers[0].config.get("mask_zero")
    row = ids if passes_over else pad([ids], item.length, item.padding, item.truncating)[0]
    return network.scores(layers, row)


def says_second(recording: Recording, order: str) -> Array:
    """Whether a recorded network says the second class of each validation review (N,), in one of both orders.

    It answers with one number for both.
    """
    answers: Array = recording.answers[order][:, 0] > 0
    return answers


@lru_cache(maxsize=1)
def labels() -> Array:
    """Whether each validation review is labelled with the second class (N,)."""
    return np.array([review.label == 1 for review in reviews.part("validation")])


@lru_cache(maxsize=1)
def gaps() -> Array:
    """How many words follow the last one that decides, of each validation review (N,)."""
    return np.array([review.gap for review in reviews.part("validation")])


def have_form(forms: Collection[str]) -> Array:
    """Whether each validation review gives its verdict in one of these forms (N,)."""
    return np.array([review.form in forms for review in reviews.part("validation")])
