"""A network on texts in the explorer: what each of its layers makes of a sentence, word by word."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lessons.course.feature_maps.explore import sentences
from lessons.course.feature_maps.network_file import FileRecord
from lessons.figures import activations as figure
from lessons.figures.activations import Place
from lessons.kinds.encoding import TextInput
from lessons.kinds.meaning import Words
from lessons.maths.arrays import Array
from lessons.maths.network import Layer, forward
from lessons.maths.recurrent import GATES
from lessons.maths.tokens import pad
from lessons.questions import Question, distinct, whole_text
from lessons.training.reports import keras_file, program
from lessons.training.reports.keras_file import EMBEDDING
from lessons.training.run.history import TrainingRecord

SENTENCE, IDS = "The film was great, but not for me", "2 3 4 5 6 7"
"""What is read until a learner types; ids where nobody knows the words of a network."""
MOST_LETTERS = 160
BESIDE = 2
"""Places of padding that stay in sight beside the words."""


@dataclass(frozen=True)
class Result:
    """A sentence as a network reads it: the row of ids, the word of each, and every layer's output.

    `states` (steps, units) has what each memory held after every word, by the number of its layer, where it hands on
    the last alone.
    """

    row: tuple[Place, ...]
    layers: tuple[Layer, ...]
    outputs: list[Array]
    states: Mapping[int, Array]
    classes: tuple[str, ...]

    @property
    def visible(self) -> slice:
        """The part of the row that is drawn: the words, and a little of the padding beside them."""
        words = [place for place, each in enumerate(self.row) if each.number]
        first, last = (words[0], words[-1]) if words else (0, 0)
        return slice(max(0, first - BESIDE), last + 1 + BESIDE)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that the network does not know, each once."""
        return tuple(dict.fromkeys(place.word for place in self.row if place.unknown))


def reads(record: TrainingRecord) -> bool:
    """Whether the network of a run, or of a file, is one for texts."""
    plan = record.architecture
    return plan is not None and any(layer.class_name == EMBEDDING for layer in plan.layers)


def item_of(record: TrainingRecord) -> TextInput | None:
    """How texts reach the network; None where nobody knows its words."""
    item = record.architecture and record.architecture.item
    return item if isinstance(item, TextInput) else None


def compute(record: TrainingRecord, layers: tuple[Layer, ...], written: str) -> Result:
    """Sends what a learner has written through the network: a sentence, or ids where its words are not known."""
    item = item_of(record)
    row = _numbers(layers, record, written) if item is None else _words(item, written)
    ids = np.array([place.number for place in row])
    outputs = forward(layers, ids)
    memories = [
        number
        for number, layer in enumerate(layers)
        if layer.class_name in GATES and not layer.config.get("return_sequences")
    ]
    states = {number: _states(layers[: number + 1], ids) for number in memories}
    return Result(tuple(row), layers, outputs, states, _answers(record))


def _answers(record: TrainingRecord) -> tuple[str, ...]:
    """What each output stands for: a class, or the next word."""
    meaning = record.architecture and record.architecture.meaning
    if isinstance(meaning, Words):
        return meaning.vocabulary.words[: meaning.vocabulary.id_count]
    return record.class_names


def _states(layers: Sequence[Layer], ids: Array) -> Array:
    """What the last of these layers, a memory, holds after every step."""
    *before, memory = layers
    return forward([*before, replace(memory, config={**memory.config, "return_sequences": True})], ids)[-1]


def _words(item: TextInput, written: str) -> list[Place]:
    words = [(word, ids[0]) for word in item.vocabulary.split(written) if (ids := item.vocabulary.encode(word))]
    known = [Place(word, number, item.vocabulary.oov and number == 1) for word, number in words]
    places = [Place("", 0, False), *known]
    # The numbers of the places are padded and cut as their ids are.
    (row,) = pad([range(1, len(places))], item.length, item.padding, item.truncating)
    return [places[number] for number in row]


def _numbers(layers: Sequence[Layer], record: TrainingRecord, written: str) -> list[Place]:
    """Ids in front of which zeros stand, as Keras pads them; what is none of the table's is left out."""
    assert record.architecture is not None
    assert record.architecture.input_shape is not None
    (length,) = record.architecture.input_shape
    size = next(layer for layer in layers if layer.class_name == EMBEDDING).config["input_dim"]
    typed = [int(part) for part in written.split() if part.isascii() and part.isdecimal() and len(part) < 8]
    (row,) = pad([[number for number in typed if number < size]], length)
    return [Place(str(number), number, False) if number else Place("", 0, False) for number in row.tolist()]


def payload(name: str, result: Result, words: Mapping[str, str], veils: Collection[str]) -> bytes:
    """The strips of all layers over the words; `name` tells one state of the page from another."""
    part, says = result.visible, sentences(result.layers, words)
    return figure.activations(
        name, result.row[part], part.start, result.layers, result.outputs, result.states, result.classes, says, veils
    )


def _table(result: Result) -> Layer:
    return next(layer for layer in result.layers if layer.class_name == EMBEDDING)


def _sizes(result: Result) -> tuple[int, int]:
    words, dimensions = _table(result).weights[0].shape
    return int(words), int(dimensions)


def _numbers_of_table(result: Result) -> Mapping[str, Any]:
    words, dimensions = _sizes(result)
    return {"words": f"{words:,}", "dimensions": dimensions}


def _options(result: Result) -> tuple[str, ...]:
    words, dimensions = _sizes(result)
    return distinct(words * dimensions, words, words + dimensions, len(result.row) * dimensions)


TABLE = Question[Result](
    "table",
    _options,
    lambda result: whole_text(_table(result).parameters),
    _numbers_of_table,
    veils=lambda result: ("parameters",),
)


def code(record: TrainingRecord, result: Result) -> str:
    """The Keras program that makes the activations of a run, or of a file's network for one row of ids."""
    if not isinstance(record, FileRecord):
        return program.program(record.spec)
    return "\n".join([
        "import keras",
        "import numpy as np",
        "",
        'model = keras.saving.load_model("network.keras")',
        "model.summary()",
        "",
        f"row = np.array([{[place.number for place in result.row]}])",
        "activations = keras.Model(model.inputs[0], [layer.output for layer in model.layers])",
        "for layer, output in zip(model.layers, activations(row, training=False)):",
        "    print(layer.name, output.shape)",
        "print(model.predict(row).round(3))",
    ])  # fmt: skip


def attachments(record: TrainingRecord) -> Mapping[str, Callable[[], bytes]]:
    """The files that the program reads, by name."""
    if not isinstance(record, FileRecord):
        return program.attachments(record.spec)
    return {"network.keras": lambda: keras_file.write(record.network)}
