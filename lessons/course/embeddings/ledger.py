"""The ledger: a sentence as an account, in which each word adds its share, and their order adds nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from lessons.course.embeddings import network, views
from lessons.figures import ledger as figure
from lessons.figures.ledger import Account, Line
from lessons.kinds.encoding import TextInput
from lessons.maths.activations import sigmoid
from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.maths.tokens import pad
from lessons.questions import Question
from lessons.settings import menu
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord
from lessons.training.settings import MY_RUN

SENTENCE = "The film was not good"
MOST_WORDS = 20
MOST_LETTERS = 160
SAME = "both the same"
NEAR = 1e-5
"""Logits that differ by less are the same: sums in another order round otherwise."""


@dataclass(frozen=True)
class Settings:
    """Which network reads the sentence."""

    reader: str = menu("Network", (*views.RECORDINGS, MY_RUN), views.MEAN, "A recorded one, or the one you trained.")


@dataclass(frozen=True)
class Result:
    """A sentence's `words`, and the `places` of those that count, in their order."""

    record: TrainingRecord
    typed: str
    words: tuple[str, ...]
    places: tuple[int, ...]

    @cached_property
    def layers(self) -> Sequence[Layer]:
        """The network that reads it."""
        return self.record.layers(network.last_epoch(self.record))

    @property
    def item(self) -> TextInput:
        """How it reaches the network."""
        return network.encoding(self.record)

    @property
    def adds_up(self) -> bool:
        """Whether the words' amounts are shares of one sum."""
        return network.is_account(self.layers)

    def row(self, places: Sequence[int]) -> Array:
        """What the network gets of the words at these places: ids (length,)."""
        ids = [self.item.vocabulary.encode(self.words[place])[0] for place in places]
        row: Array = pad([ids], self.item.length, self.item.padding, self.item.truncating)[0]
        return row

    def logit(self, places: Sequence[int]) -> float:
        """What the network makes of these words, before its sigmoid; NaN where a mask leaves nothing to read."""
        return network.logit(self.layers, self.row(places))

    @cached_property
    def total(self) -> float:
        """What it makes of the words that count."""
        return self.logit(self.places)

    @property
    def amounts(self) -> list[float]:
        """By how much each word that counts moves the total: its share, or else what is missing without it."""
        if self.adds_up:
            return [float(amount) for amount in self._scores[self.row(self.places)[self.row(self.places) > 0]]]
        rest = [[other for other in self.places if other != place] for place in self.places]
        return [self.total - self.logit(each) for each in rest]

    @property
    def _scores(self) -> Array:
        """What each id adds to the sum, (ids,): its vector times the weights of the one unit, through the mean."""
        table, weights = self.layers[0].weights[0], self.layers[-1].weights[0]
        row = self.row(self.places)
        counting = np.count_nonzero(row) if self.layers[0].config.get("mask_zero") else len(row)
        scores: Array = (table @ weights)[:, 0] / max(1, counting)
        return scores

    @property
    def padding(self) -> float:
        """What the padding adds to the sum; 0 where a mask leaves it out."""
        if not self.adds_up or self.layers[0].config.get("mask_zero"):
            return 0.0
        return float(self._scores[0] * np.count_nonzero(self.row(self.places) == 0))

    @property
    def bias(self) -> float:
        """What the one unit adds by itself."""
        return float(self.layers[-1].weights[1][0])


def compute(record: TrainingRecord, typed: str, order: Sequence[int] | None = None) -> Result:
    """Reads a sentence with the network of a run that `network.says_how_sure` of; `order` has the places that count.

    Places that the sentence has not are left out; without an order all words count as they were typed.
    """
    words = network.words_of(network.encoding(record), typed[:MOST_LETTERS])[:MOST_WORDS]
    places = range(len(words)) if order is None else [place for place in order if 0 <= place < len(words)]
    return Result(record, typed[:MOST_LETTERS], words, tuple(dict.fromkeys(places)))


def account(result: Result) -> Account:
    """The sentence as an account."""
    unknown = [result.item.vocabulary.encode(word)[0] == 1 and result.item.vocabulary.oov for word in result.words]
    amounts = dict(zip(result.places, result.amounts, strict=True))
    lines = tuple(Line(result.words[place], place, amount, unknown[place]) for place, amount in amounts.items())
    out = tuple(
        Line(word, place, 0.0, unknown[place]) for place, word in enumerate(result.words) if place not in amounts
    )
    total = result.total if result.places else None
    return Account(
        lines, out, result.bias, result.padding, total, result.adds_up, result.record.class_names, result.typed
    )


def payload(result: Result, with_amounts: bool) -> bytes:
    """The account as the canvas draws it."""
    return figure.payload(account(result), with_amounts)


def phrases(result: Result) -> str:
    """What the network says of “good”, with “not” before and behind it, as Markdown."""
    end = result.record.class_names[1]
    parts = [f"“{text}” **{_probability(result.record, text):.0%}**" for text in ("good", "not good", "good not")]
    return f"How sure the network is of “{end}”: {', '.join(parts)}."


def _probability(record: TrainingRecord, text: str) -> float:
    return float(sigmoid(np.asarray(compute(record, text).total)))


def _order(result: Result) -> str:
    one, other = (compute(result.record, text).total for text in ("not good", "good not"))
    if abs(one - other) < NEAR:
        return SAME
    return "“not good”" if one > other else "“good not”"


def _most(result: Result) -> str:
    amounts = [abs(amount) for amount in result.amounts]
    return result.words[result.places[int(np.argmax(amounts))]]


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    end = result.record.class_names[int(result.total > 0)]
    return {"sentence": result.typed, "words": len(result.places), "end": end, "high": result.record.class_names[1]}


QUESTIONS: tuple[Question[Result], ...] = (
    Question("most", lambda result: tuple(dict.fromkeys(result.words)), _most, numbers, lambda result: ('"amount":',)),
    Question(
        "order",
        lambda result: ("“not good”", "“good not”", SAME),
        _order,
        numbers,
        lambda result: (phrases(result),),
    ),
)


def code(result: Result) -> str:
    """The program that trains the network and prints what each word adds, or what is missing without it."""
    item = result.item
    shape = f'{item.length}, padding="{item.padding}", truncating="{item.truncating}"'
    return program(
        result.record.spec,
        then=(
            f"words = {[result.words[place] for place in result.places]}",
            "",
            "",
            "def logit(words):",
            f"    row = keras.utils.pad_sequences(tokenizer.texts_to_sequences([words]), {shape})",
            "    probability = model.predict(row, verbose=0)[0, 0]",
            "    return np.log(probability / (1 - probability))",
            "",
            "",
            *(_SHARES if result.adds_up else _WITHOUT),
            "print(logit(words))",
        ),
    )


_SHARES = (
    "table, weights = model.layers[0].get_weights()[0], model.layers[-1].get_weights()[0]",
    "count = len(words) if model.layers[0].mask_zero else model.input_shape[1]",
    "for word in words:",
    "    number = tokenizer.texts_to_sequences([[word]])[0][0]",
    "    print(word, table[number] @ weights[:, 0] / count)",
)
_WITHOUT = (
    "for place, word in enumerate(words):",
    "    print(word, logit(words) - logit(words[:place] + words[place + 1 :]))",
)
