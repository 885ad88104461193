"""Writing word by word: how likely each next word is, the temperature, the draw, and lines that go on from here."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np

from lessons.course.poetry import views
from lessons.course.poetry.writer import Dice, Ids, Writer, next_word, write, writer
from lessons.figures import palette, png
from lessons.figures import writer as figure
from lessons.figures.writer import Draw, NextWord, Others, Word
from lessons.maths.arrays import Array
from lessons.maths.generation import effective_words, landing, loop, sharpen
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, slider
from lessons.training.reports.program import program
from lessons.training.run.spec import TrainingSpec

START = "the moon"
"""What the field holds at first."""
MOST_LETTERS = 90
MOST_WORDS = 60
"""A line ends there at the latest: no verse is longer."""
BARS = 10
"""So many next words have a bar of their own."""
LINE, FIVE, GREEDY = 6, 5, 60
"""How many words a line gets at once, how many lines go on, and how far the greedy one is followed."""
EARLY = 8
"""The page opens on the network after this epoch: it has learned words that go together, and few lines by heart."""
ALL, THREE = "All words", "The 3 likeliest"
HOT = 2.0
"""The temperature that a question asks about."""


@dataclass(frozen=True)
class Settings:
    """How a word is drawn."""

    temperature: float = slider("Temperature", 0.0, 2.0, 0.7, 0.1, "0: always the likeliest word. High: any word.")
    top: str = choice("Draw from", (ALL, THREE), ALL, "The course's later program draws from the 3 likeliest.")
    drawing: int = slider("Seed", 0, 9, 0, help="The same seed gives the same numbers, and the same lines.")

    @property
    def dice(self) -> Dice:
        """What draws the words."""
        return Dice(self.temperature, 3 if self.top == THREE else None, self.drawing)


@dataclass(frozen=True)
class Poem:
    """The learner's words, and those written after them; `last` is the draw of the last one, if it was drawn."""

    opening: str = START
    sequel: tuple[str, ...] = ()
    last: Draw | None = None

    def ids(self, network: Writer) -> Ids:
        """The line as the network reads it; where the learner has typed nothing it can read, `START`."""
        encode = network.vocabulary.encode
        return (*(encode(self.opening) or encode(START)), *encode(" ".join(self.sequel)))


@dataclass(frozen=True)
class Result:
    """What may come next: `likely` as the network says, `shares` as it is drawn (ids,), and the draw to come."""

    settings: Settings
    poem: Poem
    network: Writer
    ids: Ids
    likely: Array
    shares: Array
    word: int
    draw: Draw


def compute(settings: Settings, network: Writer, poem: Poem) -> Result:
    """Asks the network for the next word of a poem."""
    ids = poem.ids(network)
    likely = next_word(network, ids)
    shares = settings.dice.weigh(likely)
    number = settings.dice.number(0, len(ids))
    word = landing(shares, number)
    draw = Draw(number, network.vocabulary.words[word], float(shares[word]))
    return Result(settings, poem, network, ids, likely, shares, word, draw)


def read(opening: str) -> Poem:
    """A poem that begins with what a learner has typed."""
    return Poem(" ".join(opening.split())[:MOST_LETTERS])


def go_on(result: Result, step: Mapping[str, Any]) -> Poem:
    """The poem after a step that the canvas tells; as it was after one that cannot be, or comes too late.

    A step has the `place` of the word that it is about, and a `name`: `draw` the word on which the number falls, `take`
    the `word` of an id, write a whole `verse`, take one `back`, or `clear` what was written.
    """
    if step.get("place") != len(_line(result)) or step.get("name") not in _STEPS:
        return result.poem
    return _STEPS[step["name"]](result, step.get("word"))


def _draw(result: Result, _: Any) -> Poem:
    return _with(result, (result.word,), result.draw)


def _take(result: Result, word: Any) -> Poem:
    is_word = type(word) is int and result.network.vocabulary.oov < word < len(result.likely)
    return _with(result, (word,), None) if is_word else result.poem


def _verse(result: Result, _: Any) -> Poem:
    line, *_ = write(result.network, (result.ids,), LINE, result.settings.dice)
    return _with(result, line[len(result.ids) :], None)


def _back(result: Result, _: Any) -> Poem:
    return Poem(result.poem.opening, result.poem.sequel[:-1])


def _clear(result: Result, _: Any) -> Poem:
    return Poem(result.poem.opening)


_STEPS: Mapping[str, Callable[[Result, Any], Poem]] = {
    "draw": _draw,
    "take": _take,
    "verse": _verse,
    "back": _back,
    "clear": _clear,
}


def _with(result: Result, more: Ids, last: Draw | None) -> Poem:
    words = (*result.poem.sequel, *(result.network.vocabulary.words[word] for word in more))
    return Poem(result.poem.opening, words[:MOST_WORDS], last)


def payload(result: Result, predicted: Collection[str]) -> bytes:
    """What the canvas is sent: how open the choice is, and where greed leads, once the learner has predicted it."""
    names = result.network.vocabulary.words
    extras: dict[str, Any] = {"five": figure.lines([[Word(names[word]) for word in line] for line in five(result)])}
    if "hot" in predicted:
        extras["open"] = effective_words(result.shares)
    if "greedy" in predicted:
        extras["greedy"] = _greedy(result)
    words, others = _bars(result)
    poem, context = result.poem, result.network.encoding.length
    full = len(poem.sequel) >= MOST_WORDS
    return figure.writer(poem.opening, _line(result), words, others, result.draw, poem.last, context, full, extras)


def _bars(result: Result) -> tuple[list[NextWord], Others]:
    """The likeliest words, and all others that can be drawn."""
    order = np.argsort(-result.likely, kind="stable")
    names, rest = result.network.vocabulary.words, result.shares[order[BARS:]]
    words = [
        NextWord(int(word), names[word], float(result.likely[word]), float(result.shares[word]))
        for word in order[:BARS]
    ]
    return words, Others(int(np.count_nonzero(rest)), float(rest.sum()))


def five(result: Result) -> list[Ids]:
    """Lines that go on from here, each drawn with numbers of its own."""
    lines = write(result.network, (result.ids,) * FIVE, LINE, result.settings.dice)
    return [line[len(result.ids) :] for line in lines]


@dataclass(frozen=True)
class Greed:
    """What always taking the likeliest word writes; from `begin` on its last `period` words come again and again.

    `period` is 0 where nothing has come again.
    """

    words: Ids
    begin: int
    period: int


def follow_greed(network: Writer, ids: Ids) -> Greed:
    """The line that always takes the likeliest word, up to the end of its first loop."""
    line, *_ = write(network, (ids,), GREEDY, Dice(0))
    rows = map(tuple, network.rows([line[:end] for end in range(len(ids), len(line) + 1)]).tolist())
    begin, period = loop([*rows]) or (GREEDY, 0)
    return Greed(line[len(ids) : len(ids) + begin + period], begin, period)


def _greedy(result: Result) -> dict[str, Any]:
    greed = follow_greed(result.network, result.ids)
    words = [result.network.vocabulary.words[word] for word in greed.words]
    return {"words": words, "begin": greed.begin, "period": greed.period}


def _line(result: Result) -> list[Word]:
    vocabulary = result.network.vocabulary
    opening = vocabulary.split(result.poem.opening) or vocabulary.split(START)
    known = [Word(word, "typed" if word in vocabulary.words else "unknown") for word in opening]
    return [*known, *map(Word, result.poem.sequel)]


@lru_cache(maxsize=1)
@cache
def first() -> Result:
    """What the page opens on, and asks about."""
    return compute(Settings(), writer(views.recording(views.RECORDINGS[views.BALLADS]), EARLY), Poem())


def openness(result: Result, temperature: float) -> int:
    """Among how many equally likely words the choice is as open at a temperature."""
    return round(effective_words(sharpen(result.likely, temperature)))


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    greed = follow_greed(result.network, result.ids)
    return {
        "start": result.poem.opening,
        "epoch": EARLY,
        "most": GREEDY,
        "words": result.network.vocabulary.id_count - 1 - result.network.vocabulary.oov,
        "now": openness(result, 1.0),
        "hot": f"{HOT:g}",
        "period": greed.period,
        "begin": greed.begin,
    }


LOOPS, ENDS, GOES_ON = "It runs in a circle", "It comes to an end", "It always finds new words"


def _greedy_answer(result: Result) -> str:
    return LOOPS if follow_greed(result.network, result.ids).period else GOES_ON


def _hot_options(result: Result) -> tuple[str, ...]:
    words = result.network.vocabulary.id_count - 1 - result.network.vocabulary.oov
    return distinct(openness(result, HOT), openness(result, 1.0), 2, words)


QUESTIONS: tuple[Question[Result], ...] = (
    Question("greedy", lambda _: (LOOPS, ENDS, GOES_ON), _greedy_answer, numbers, veils=lambda _: ('"greedy":',)),
    Question(
        "hot", _hot_options, lambda result: whole_text(openness(result, HOT)), numbers, veils=lambda _: ('"open":',)
    ),
)


def code(spec: TrainingSpec, result: Result) -> str:
    """The program that trains the network, and lets it write on from the same words with the same numbers."""
    text = " ".join(word.text for word in _line(result))
    writing = writing_code(result.settings, text, result.network.encoding.length)
    return program(spec, [*writing, 'print(" ".join(words[number] for number in line))'])


def writing_code(settings: Settings, text: str, length: int) -> list[str]:
    """The lines in which a `model` with its `tokenizer` writes on from a text: `line` as ids, `words` by their ids."""
    return [
        "words = {number: word for word, number in tokenizer.word_index.items()}",
        f"line = tokenizer.texts_to_sequences([{text!r}])[0]",
        f"for _ in range({LINE}):",
        f"    row = keras.utils.pad_sequences([line], {length})",
        "    likely = model.predict(row, verbose=0)[0].astype(float)",
        "    likely[:2] = 0  # Neither padding nor an unknown word is ever written.",
        *(f"    {line}" for line in _weighing_code(settings)),
        "    # All words lie end to end, the likeliest first: where does the number fall?",
        '    order = np.argsort(-shares, kind="stable")',
        f"    number = np.random.default_rng(({settings.drawing}, 0, len(line))).random()",
        '    line.append(int(order[np.searchsorted(np.cumsum(shares[order]), number, side="right")]))',
    ]


def _weighing_code(settings: Settings) -> list[str]:
    """The lines that make of `likely` the shares that words are drawn with."""
    if settings.temperature == 0:
        return ["shares = np.eye(len(likely))[likely.argmax()]"]
    return [
        *(['likely[np.argsort(-likely, kind="stable")[3:]] = 0'] if settings.top == THREE else []),
        f"shares = (likely / likely.max()) ** (1 / {settings.temperature})",
        "shares = shares / shares.sum()",
    ]


def thumbnail() -> tuple[bytes, str]:
    """The next word's likelihoods as bars, as PNG, and its alt text."""
    shares = np.sort(first().likely)[::-1][:8]
    picture = np.full((96, 144, 3), 255, np.uint8)
    for place, share in enumerate(shares):
        width = max(3, round(132 * float(share / shares[0])))
        picture[6 + 11 * place : 14 + 11 * place, 6 : 6 + width] = palette.rgb(
            palette.MODEL if place else palette.POINT
        )
    return png.exact(picture), "Bars of the words that may come next, the likeliest first"
