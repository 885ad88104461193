"""Poet or parrot: what of a network's lines stands in its training text, and whether it foresees new lines."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lessons.course.poetry.measures import LEAST, TEMPERATURES, Forecast, forecasts, lines, perplexity
from lessons.course.poetry.write import LINE, Poem, Settings, writing_code
from lessons.course.poetry.writer import Ids, Writer, write
from lessons.data import registry
from lessons.figures import bars
from lessons.figures import parrot as figure
from lessons.figures.bars import Bar
from lessons.figures.parrot import Line, Shares
from lessons.figures.writer import Word
from lessons.maths.continuations import Chain, longest_span
from lessons.maths.tokens import Vocabulary
from lessons.questions import Question
from lessons.training.reports.program import program
from lessons.training.reports.recordings import Recording
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

LINES = 4
"""So many lines are written and looked up."""
ORDERS = (0, 1, 2)
"""How many words back the chains of counts look."""
COOL = 0.5
"""The temperature that a question asks about."""
CHAINS = ("a count of words", "a chain of pairs", "a chain of triples")
NAMES = ("singles", "pairs", "triples", "best", "end")
"""What the words call the perplexities."""


@dataclass(frozen=True)
class Result:
    """Lines that a network has written from the learner's words, and the lines that it has read, as ids."""

    record: TrainingRecord
    epoch: int
    settings: Settings
    network: Writer
    poem: Poem
    start: Ids
    verses: tuple[Ids, ...]
    text: Sequence[Ids]


def compute(settings: Settings, record: TrainingRecord, epoch: int, network: Writer, poem: Poem) -> Result:
    """Lets the network write from the first words of a poem."""
    start = Poem(poem.opening).ids(network)
    verses = write(network, (start,) * LINES, LINE, settings.dice)
    text = lines(record.spec.data, network.vocabulary, "train")
    return Result(record, epoch, settings, network, poem, start, verses, text)


def payload(result: Result, predicted: Collection[str]) -> bytes:
    """The lines; what is copied in them, and how much that is when, once the learner has predicted it."""
    text, copied = (result.text, shares(result)) if "copied" in predicted else ((), None)
    return figure.parrot([_line(result, line, text) for line in result.verses], copied)


def _line(result: Result, line: Ids, text: Sequence[Ids]) -> Line:
    words = result.network.vocabulary.words
    begin, end = longest_span(line, text)
    # What the learner has typed is not the network's, and a word or three in a row may meet by chance.
    copied = end - begin >= LEAST and end > len(result.start)
    marked = [
        Word(words[word], "typed" if place < len(result.start) else "written", copied and begin <= place < end)
        for place, word in enumerate(line)
    ]
    return Line(marked, _source(result, line[begin:end]) if copied else "")


def _source(result: Result, row: Ids) -> str:
    """The first line of the training text, as it is printed, in which a row of ids stands."""
    places = (
        number
        for number, line in enumerate(result.text)
        if any(line[place : place + len(row)] == row for place in range(len(line)))
    )
    return str(registry.load(result.record.spec.data).texts[next(places)])


def shares(result: Result) -> Shares | None:
    """How much was copied in lines that were written to measure it; None of a run that is no recording."""
    if not isinstance(result.record, Recording):
        return None
    epochs, values = result.record.whole_epochs, result.record.answers["copied"]
    return Shares(epochs, TEMPERATURES, values, result.epoch, result.settings.temperature)


def perplexities(record: TrainingRecord) -> Mapping[str, float]:
    """Among how many equally likely words a guess would be as hard as each finds the held-out lines.

    Chains of counts, and the network after its best and its last epoch, whose loss is the logarithm of it.
    """
    values = dict(zip(CHAINS, chains(record.spec.data), strict=True))
    losses = {int(end.epoch): end.val_loss or 0.0 for end in record.epoch_points}
    return values | {f"the network, epoch {epoch}": math.exp(losses[epoch]) for epoch in _ends(record)}


@lru_cache(maxsize=4)
def chains(data: str) -> tuple[float, ...]:
    """The perplexity of chains of counts on the held-out lines of a set, by how many words they look back."""
    vocabulary = Vocabulary.fit(registry.load(data).texts)
    text, new = lines(data, vocabulary, "train"), forecasts(data, vocabulary)
    return tuple(perplexity(Chain.fit(text, order, vocabulary.id_count), new) for order in ORDERS)


FORESIGHT = "the lower, the better it foresees new lines"


def foresight(record: TrainingRecord) -> bytes:
    """The perplexities as bars; that of the last epoch would leave nothing to see of the others."""
    forecasts = list(perplexities(record).items())[: len(CHAINS) + 1]
    return bars.bars(FORESIGHT, "words", [Bar(name, round(value)) for name, value in forecasts])


def numbers(record: Recording) -> Mapping[str, Any]:
    """What fills the blanks of the words, about a recording."""
    first, last = _ends(record)
    return {
        "first": first,
        "last": last,
        "temperature": COOL,
        "at_first": _copied(record, first),
        "at_last": _copied(record, last),
        "least": LEAST,
        "new": f"{len(_new(record)):,}",
        **dict(zip(NAMES, (f"{value:,.0f}" for value in perplexities(record).values()), strict=True)),
    }


def _ends(record: TrainingRecord) -> tuple[int, int]:
    """The epoch that was best on the held-out lines, and the last."""
    last = int(record.epoch_points[-1].epoch)
    return record.best_epoch or last, last


def _copied(record: Recording, epoch: int) -> str:
    """The share that is copied after an epoch, at the temperature that is asked about."""
    share = record.answers["copied"][record.whole_epochs.index(epoch), TEMPERATURES.index(COOL)]
    return f"{share:.0%}"


def _copied_options(record: Recording) -> tuple[str, ...]:
    shares = {_copied(record, _ends(record)[1]), "0%", "10%", "33%", "100%"}
    return tuple(sorted(shares, key=lambda share: int(share[:-1])))


def _new(record: Recording) -> Sequence[Forecast]:
    """What can be foreseen of the held-out lines."""
    return forecasts(record.spec.data, Vocabulary.fit(registry.load(record.spec.data).texts))


def _foresight(record: Recording) -> str:
    values = perplexities(record)
    return min(values, key=lambda name: values[name])


QUESTIONS: tuple[Question[Recording], ...] = (
    Question(
        "copied",
        _copied_options,
        lambda record: _copied(record, _ends(record)[1]),
        numbers,
        veils=lambda _: ('"table":', '"copied":true'),
    ),
    Question(
        "foresight", lambda record: tuple(perplexities(record)), _foresight, numbers, veils=lambda _: (FORESIGHT,)
    ),
)


def code(spec: TrainingSpec, result: Result) -> str:
    """The program that trains the network, lets it write, and marks what it has copied."""
    return program(
        spec,
        [
            *writing_code(result.settings, result.poem.opening, result.network.encoding.length),
            "",
            'text = tokenizer.texts_to_sequences(data["train"][0])',
            f"known = {{tuple(row[at : at + {LEAST}]) for row in text for at in range(len(row) - {LEAST - 1})}}",
            f"for at in range(len(line) - {LEAST - 1}):",
            f"    if tuple(line[at : at + {LEAST}]) in known:",
            f'        print("copied:", " ".join(words[number] for number in line[at : at + {LEAST}]))',
        ],
    )
