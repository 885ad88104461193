"""Padding: in longer rows the mean slides to the vector of the padding, unless a mask leaves it out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from lessons.course.embeddings import network, views
from lessons.figures import padding as figure
from lessons.figures.padding import Reader
from lessons.maths.activations import sigmoid
from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.maths.tokens import pad
from lessons.questions import Question
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord

SHORTEST, LONGEST = 10, 120
LENGTHS = tuple(range(SHORTEST, LONGEST + 1))
SENTENCE = "I really loved this film"
MOST_LETTERS = 100
WITHOUT, WITH = "Without a mask", "With a mask"
GOAL = 0.7
"""The accuracy up to which both trainings on long rows are compared."""
PRINTED = (10, 24, 60, 120)
"""The lengths that the program prints."""


@dataclass(frozen=True)
class Result:
    """A text's words, `SHORTEST` at most, and what two networks say of it in rows of each of `LENGTHS`.

    `answers` (lengths,) has logits, by the network's title; `alone` what each says of every word by itself (n,), and
    `padding` what the one without a mask says of padding by itself.
    """

    typed: str
    words: tuple[str, ...]
    ends: tuple[str, ...]
    answers: Mapping[str, Array]
    alone: Mapping[str, Array]
    padding: float

    @property
    def end(self) -> str:
        """The class that the network without a mask names in the shortest row."""
        return self.ends[int(self.answers[WITHOUT][0] > 0)]

    def sure(self, title: str, place: int) -> str:
        """How sure a network is of that class in the row of `LENGTHS[place]`, in percent."""
        logit = np.asarray(self.answers[title][place])
        return f"{sigmoid(logit if self.answers[WITHOUT][0] > 0 else -logit):.0%}"


def recordings() -> dict[str, TrainingRecord]:
    """Both networks, by their titles: trained alike, but for the mask."""
    return {WITHOUT: views.recording(views.PADDED), WITH: views.recording(views.WORDS)}


def compute(typed: str) -> Result:
    """Reads a text with both recorded networks; of an empty one the sentence that the page begins with."""
    records = recordings()
    item = network.encoding(records[WITH])
    words = (network.words_of(item, typed[:MOST_LETTERS]) or network.words_of(item, SENTENCE))[:SHORTEST]
    answers, alone = {}, {}
    for title, record in records.items():
        vocabulary = network.encoding(record).vocabulary
        layers = record.layers(network.last_epoch(record))
        ids = [vocabulary.encode(word)[0] for word in words]
        answers[title] = np.concatenate([network.logits(layers, pad([ids], length, "post")) for length in LENGTHS])
        alone[title] = np.array([_alone(layers, number) for number in ids], np.float32)
    record = records[WITHOUT]
    nothing = _alone(record.layers(network.last_epoch(record)), 0)
    return Result(typed[:MOST_LETTERS], words, record.class_names, answers, alone, nothing)


def _alone(layers: Sequence[Layer], number: int) -> float:
    """What a network says of a row of one id alone, before its sigmoid; a mask would leave nothing of padding."""
    return network.logit(layers, np.array([number], np.int32))


def payload(result: Result, open_answers: Collection[str]) -> bytes:
    """What the canvas draws, as far as it may be known."""
    readers = [
        (Reader(WITHOUT, result.alone[WITHOUT], result.padding, result.answers[WITHOUT]), "flip" in open_answers),
        (Reader(WITH, result.alone[WITH], None, result.answers[WITH]), "mask" in open_answers),
    ]
    return figure.payload(result.typed, result.words, LENGTHS, result.ends, readers)


def first_epoch(record: TrainingRecord) -> int:
    """The first epoch after which a run that gets there is right on `GOAL` of the new texts."""
    return next(int(point.epoch) for point in record.epoch_points if (point.val_accuracy or 0.0) >= GOAL)


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    long, masked = (views.recording(name) for name in (views.LONG, views.LONG_MASKED))
    return {
        "sentence": result.typed,
        "shortest": SHORTEST,
        "longest": LONGEST,
        "first": result.end,
        "sure": result.sure(WITHOUT, 0),
        "masked": result.sure(WITH, 0),
        "words": len(result.words),
        "zeros": f"{1 - len(result.words) / LONGEST:.0%}",
        "goal": f"{GOAL:.0%}",
        "without": first_epoch(long),
        "with": first_epoch(masked),
    }


def _choices(title: str, result: Result) -> tuple[str, ...]:
    """What a network may be sure of in the longest row: what it is, the same as in the shortest, and the contrary."""
    choices = {result.sure(title, -1), result.sure(WITHOUT, 0), result.sure(WITHOUT, -1), "5%"}
    return tuple(sorted(choices, key=lambda choice: int(choice[:-1])))


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "flip",
        partial(_choices, WITHOUT),
        lambda result: result.sure(WITHOUT, -1),
        numbers,
        lambda result: (f'"answers0":{{"kind":"float32","shape":[{len(LENGTHS)}]',),
    ),
    Question(
        "mask",
        partial(_choices, WITH),
        lambda result: result.sure(WITH, -1),
        numbers,
        lambda result: (f'"answers1":{{"kind":"float32","shape":[{len(LENGTHS)}]',),
    ),
)


def code(result: Result) -> str:
    """The program that trains the network without a mask, and prints what it says of the text in longer rows."""
    return program(
        recordings()[WITHOUT].spec,
        then=(
            "any_length = keras.Sequential([keras.Input((None,)), *model.layers])",
            f"ids = tokenizer.texts_to_sequences([{list(result.words)}])",
            f"for length in {PRINTED}:",
            '    row = keras.utils.pad_sequences(ids, length, padding="post")',
            "    print(length, any_length.predict(row, verbose=0)[0, 0])",
        ),
    )
