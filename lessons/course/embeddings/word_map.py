"""The map: where a network keeps its words, epoch by epoch, and what of that two dimensions can show."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from lessons.course.embeddings import network, views
from lessons.figures import palette, png
from lessons.figures import word_map as figure
from lessons.figures.word_map import Plane, Words
from lessons.maths.arrays import Array
from lessons.questions import Question
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord

MOST_EPOCHS = 17
MOST_BYTES = 80_000
"""Of the vectors of all epochs together."""
NEIGHBOURS = 5
SAMPLE = 200
"""How many texts the average text is made of."""


@dataclass(frozen=True)
class Result:
    """The most frequent words of a network, and those that the learner has looked for, after each of its epochs.

    `words` are drawn on the `plane` that shows most of how they differ after the last of them. `searches` are the
    learner's words, as the vocabulary has them; `frequent` is how many of the others there are.
    """

    record: TrainingRecord
    words: Words
    plane: Plane
    frequent: int
    searches: tuple[str, ...]

    @property
    def last(self) -> Array:
        """The frequent words (V, D) after the last epoch."""
        vectors: Array = self.words.vectors[-1, : self.frequent]
        return vectors

    @cached_property
    def farthest(self) -> int:
        """The place of the frequent word that training has moved farthest from the middle of all."""
        return int(np.linalg.norm(self.last - self.plane.centre, axis=1).argmax())

    def nearest(self, place: int) -> list[int]:
        """The places of the frequent words by their distance from one of them in all dimensions, without itself."""
        order = np.linalg.norm(self.last - self.last[place], axis=1).argsort(kind="stable")
        return [int(other) for other in order if other != place]


def compute(record: TrainingRecord, searches: Sequence[str]) -> Result:
    """Reads the vectors of a network that `network.has_words`, and finds the plane by principal components.

    Source: Pearson, "On lines and planes of closest fit to systems of points in space" (1901).
    """
    item = network.encoding(record)
    epochs = _epochs(record)
    tables = np.stack([record.layers(epoch)[0].weights[0] for epoch in epochs])
    _, rows, dimensions = tables.shape
    frequent = min(rows - 1, MOST_BYTES // (2 * len(epochs) * dimensions))
    more = [item.vocabulary.encode(word)[0] for word in searches]
    ids = [*range(1, frequent + 1), *(number for number in dict.fromkeys(more) if number > frequent)]
    names = [item.vocabulary.words[number] for number in ids]
    effects = _effects(record, epochs, ids) if network.weighs_means(record) else None
    words = Words(names, ids, rows, epochs, tables[:, ids], effects, record.class_names)
    plane = _plane(words.vectors[-1, :frequent], None if effects is None else effects[-1, :frequent])
    return Result(record, words, plane, frequent, tuple(searches))


def _epochs(record: TrainingRecord) -> tuple[int, ...]:
    """The epochs with weights, the first and the last among them: not more than can be sent."""
    epochs = record.whole_epochs
    places = np.linspace(0, len(epochs) - 1, min(len(epochs), MOST_EPOCHS)).round().astype(int)
    return tuple(epochs[place] for place in places)


def _effects(record: TrainingRecord, epochs: Sequence[int], ids: Sequence[int]) -> Array:
    """By how much each word moves the answer to an average text, after each epoch (E, V)."""
    rows, _ = network.validation(record, SAMPLE)
    return np.stack([network.effects(record.layers(epoch), rows, ids) for epoch in epochs])


def _plane(vectors: Array, effects: Array | None) -> Plane:
    """The plane of the words (V, D), turned so that its first direction is the one in which `effects` (V,) rise."""
    centre = vectors.mean(axis=0)
    _, lengths, components = np.linalg.svd(vectors - centre, full_matrices=False)
    if effects is not None and effects @ (vectors - centre) @ components[0] < 0:
        components[0] = -components[0]
    variances = lengths**2
    return Plane(centre, components[:2], float(variances[:2].sum() / variances.sum()))


def payload(result: Result, note: str, open_answers: Collection[str]) -> bytes:
    """What the canvas plays, as far as it may be known."""
    marked = (result.words.names[result.farthest], *result.searches)
    return figure.payload(result.words, result.plane, marked, note, "nearest" in open_answers, "share" in open_answers)


def find(record: TrainingRecord, text: str) -> tuple[str, ...]:
    """What a network reads where a learner looks for a word: it, that of `unknown` words, or parts; none of no word.

    More words than one are not looked for.
    """
    vocabulary = network.encoding(record).vocabulary
    first = next(iter(text.split()), "")
    return tuple(vocabulary.words[number] for number in vocabulary.encode(first))


def unknown(record: TrainingRecord) -> tuple[str, ...]:
    """What `find` has for a word that the network does not know."""
    vocabulary = network.encoding(record).vocabulary
    return vocabulary.words[1 : 1 + vocabulary.oov]


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    names, dimensions = result.words.names, result.words.vectors.shape[-1]
    return {
        "words": result.frequent - 1,  # without the one of unknown words
        "rows": f"{result.words.rows:,}",
        "dimensions": dimensions,
        "word": names[result.farthest],
        "share": _share(result),
        "rest": dimensions - 2,
    }


def _nearest(result: Result) -> str:
    return result.words.names[result.nearest(result.farthest)[0]]


def _candidates(result: Result) -> tuple[str, ...]:
    """The nearest word, the farthest, and one on the way."""
    order = result.nearest(result.farthest)
    chosen = {order[0], order[len(order) // 2], order[-1]}
    return tuple(sorted(result.words.names[place] for place in chosen))


def _share(result: Result) -> str:
    return f"{result.plane.share:.0%}"


def _shares(result: Result) -> tuple[str, ...]:
    even = 2 / result.words.vectors.shape[-1]
    return tuple(sorted({_share(result), f"{even:.0%}", "50%", "100%"}, key=lambda share: int(share[:-1])))


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "nearest",
        _candidates,
        _nearest,
        numbers,
        veils=lambda result: (f'"shape":{list(result.words.vectors.shape)}'.replace(" ", ""),),
    ),
    Question("share", _shares, _share, numbers, veils=lambda result: ('"share":',)),
)


def code(result: Result) -> str:
    """The program that trains the network and prints the nearest words, and what two dimensions show."""
    word, frequent = result.words.names[result.farthest], result.frequent
    return program(
        result.record.spec,
        then=(
            f"table = model.layers[0].get_weights()[0][1 : {frequent + 1}]  # the frequent words, without the padding",
            f'distances = np.linalg.norm(table - table[tokenizer.word_index["{word}"] - 1], axis=1)',
            f"print([tokenizer.index_word[place + 1] for place in distances.argsort()[1 : {NEIGHBOURS + 1}]])",
            "_, lengths, directions = np.linalg.svd(table - table.mean(axis=0), full_matrices=False)",
            "print((lengths[:2] ** 2).sum() / (lengths**2).sum())",
        ),
    )


SMALL = (96, 144)
"""Height and width of the small picture."""
DOT = 3


def thumbnail() -> tuple[bytes, str]:
    """A small picture of the map after training, as PNG, and its alt text."""
    result = compute(views.recording(views.HIDDEN), ())
    positions = (result.last - result.plane.centre) @ result.plane.components.T
    picture = np.full((*SMALL, 3), 255, np.uint8)
    height, width = SMALL
    reach = np.abs(positions).max(axis=0) * 1.1
    for x, y in positions:
        row, column = int(height / 2 * (1 - y / reach[1])), int(width / 2 * (1 + x / reach[0]))
        colour = palette.POINT if x > 0 else palette.ERROR
        picture[max(0, row - 1) : row - 1 + DOT, max(0, column - 1) : column - 1 + DOT] = palette.rgb(colour)
    return png.exact(picture), "Words as points, parted to both sides by what they mean"
