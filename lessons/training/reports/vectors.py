"""Vectors of words that another network may start from: a recorded run's, or those in a learner's own file."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lessons.data.own import shelf
from lessons.data.own.vectors import WordVectors
from lessons.kinds.encoding import TextInput
from lessons.maths.arrays import Array
from lessons.maths.tokens import Vocabulary
from lessons.training import trainings
from lessons.training.reports import recordings
from lessons.training.run.spec import TrainingSpec

FILE = "vectors.txt"
"""What a program calls the vectors that it reads, a word a line, as GloVe writes them."""
_WORDS = {
    "tokenizer": "tokenizer.word_index.items()",
    "pieces": "tokenizer.word_index.items()",
    "vectorization": "zip(vectorize.get_vocabulary(), range(len(table)))",
}


class Vectors(NamedTuple):
    """Some words, and the vector of each: a table (words, dimensions) float32."""

    words: tuple[str, ...]
    table: Array

    def lay(self, table: Array, vocabulary: Vocabulary) -> Array:
        """A table (ids, dimensions) with the rows of all words that have a vector here; the padding keeps its own."""
        rows = dict(zip(self.words, self.table, strict=True))
        laid = table.copy()
        for number, word in enumerate(vocabulary.words[: len(table)]):
            if number and word in rows:
                laid[number] = rows[word]
        return laid

    def to_text(self) -> bytes:
        """A line a word: the word and its numbers, with blanks between them, as GloVe's files are."""
        lines = (" ".join([word, *(f"{value:.9g}" for value in row)]) for word, row in zip(*self, strict=True))
        return "\n".join(lines).encode()


def find(name: str) -> Vectors:
    """What the network of a recording, `<lesson>/<recording>`, has learned by its best epoch, or a learner has brought.

    Raises ValueError, in a plain sentence, where there is none of this name, and FileNotFoundError where it is gone.
    """
    if not shelf.is_own(name):
        return _recorded(name)
    brought = shelf.current().load(name, "train")
    if not isinstance(brought, WordVectors):
        raise ValueError("A network on texts starts from vectors of words, not from texts or series.")
    return Vectors(brought.words, brought.table.astype(np.float32))


@lru_cache
def _recorded(name: str) -> Vectors:
    lesson, _, recording = name.partition("/")
    known = trainings.of(lesson).presets if lesson in trainings.slugs() else {}
    if recording not in known or known[recording].kind.name != "texts":
        raise ValueError(f"There are no vectors of words named {name}.")
    record = recordings.load(lesson, recording)
    item = record.architecture.item
    assert isinstance(item, TextInput)
    table = record.layers(record.best_epoch or record.whole_epochs[-1])[0].weights[0]
    return Vectors(item.vocabulary.words[1 : len(table)], table[1:])


def check(spec: TrainingSpec) -> None:
    """Raises ValueError, in a plain sentence, where a run cannot start from the vectors that it names."""
    dimensions = find(spec.vectors).table.shape[1]
    chosen = spec.network_options.get("dimensions")
    if chosen != dimensions:
        raise ValueError(f"The vectors {title(spec.vectors)} have {dimensions} dimensions; the network has {chosen}.")


def title(name: str) -> str:
    """What vectors are called, without a word of a learner's: the file's name is nobody else's business."""
    return "a file" if shelf.is_own(name) else f"recording {name.rpartition('/')[2]}"


def known(vectors: Sequence[str], vocabulary: Vocabulary) -> int:
    """How many words with an id of their own have a vector among these."""
    first = 1 + vocabulary.oov
    return len({*vocabulary.words[first : vocabulary.id_count]} & {*vectors})


def code(spec: TrainingSpec) -> list[str]:
    """The lines of a program that lay these vectors into the table of `model`."""
    return [
        f'with open("{FILE}", encoding="utf-8") as file:',
        "    vectors = dict(line.split(maxsplit=1) for line in file)",
        "table = model.layers[0].get_weights()[0]",
        f"for word, number in {_WORDS[spec.data_options['style']]}:",
        "    if word in vectors and number < len(table):",
        '        table[number] = np.array(vectors[word].split(), "float32")',
        "model.layers[0].set_weights([table])",
    ]
