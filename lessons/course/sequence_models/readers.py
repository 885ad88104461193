"""One sentence, six networks: what each says after every word, and which of them forget what was far back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np

from lessons.course.sequence_models import validation, views
from lessons.course.sequence_models.reading import Sentence, best, encoding, read, verdict, verdicts
from lessons.figures import distance, palette, png
from lessons.figures.distance import Bin
from lessons.figures.readers import Passage, readers
from lessons.maths.arrays import Array
from lessons.questions import Question
from lessons.settings import choice, slider
from lessons.training.run.history import TrainingRecord
from lessons.training.settings import MY_RUN

FIRST = "The film was not good"
TURNED = ("The songs were bad, but the film was good", "The songs were good, but the film was bad")
"""Two sentences of the same words."""
FILLER = "we watched it at home on friday with my cousin and talked about it later"
"""Words that say nothing of how it was, to follow those that do."""
FILLING = tuple(FILLER.split())
FORMS = ("plain", "negated")
"""The reviews that say it once: in the others a clause speaks against it, and memory is not all that counts."""
BINS = ((0, 3), (4, 7), (8, 11), (12, 15))
LEAST_FALL = 0.05
"""A network whose accuracy falls by less over the bins forgets nothing to speak of."""
SENTENCE, ORDER = "In order", "Shuffled"


@dataclass(frozen=True)
class Settings:
    """What is read: a sentence, and how many words of `FILLING` after it; or reviews with their words shuffled."""

    reading: str = choice("Read", (SENTENCE, ORDER), SENTENCE)
    gap: int = slider("Words after it", 0, len(FILLING), 0, help="They say nothing of how it was.")


@dataclass(frozen=True)
class Result:
    """A sentence with its filling, and the verdicts (n,) of each network on it, by its title."""

    settings: Settings
    sentence: Sentence
    verdicts: Mapping[str, Array]


def compute(settings: Settings, written: str, own: TrainingRecord | None = None) -> Result:
    """Reads the sentence with every recorded network, which have one vocabulary, and with the learner's `own` run.

    That is left out where its rows have no room for the sentence.
    """
    text = " ".join((written, *FILLING[: settings.gap]))
    sentence = read(views.recording(views.LSTM), text)
    said = {title: _after_each_word(views.recording(name), sentence) for name, title in views.TITLES.items()}
    if own is not None and (mine := _in_its_parts(own, sentence.words)) is not None:
        said[MY_RUN] = mine
    return Result(settings, sentence, said)


def fits(run: TrainingRecord) -> bool:
    """Whether a run of the learner's has learned what the recorded networks have: the same two classes."""
    return run.class_names == _classes() and max(run.whole_epochs, default=0) > 0 and not run.diverged


def _classes() -> tuple[str, ...]:
    return views.recording(views.LSTM).class_names


def _after_each_word(record: TrainingRecord, sentence: Sentence) -> Array:
    return verdicts(record.layers(best(record)), encoding(record), sentence.ids)


def _in_its_parts(record: TrainingRecord, words: Sequence[str]) -> Array | None:
    """What a network, which may read words in pieces, says after each of these; None where it has no room for them."""
    item = encoding(record)
    parts = [item.vocabulary.encode(word) for word in words]
    ids = np.array(list(chain.from_iterable(parts)), np.int32)
    if len(ids) > item.length or not all(parts):
        return None
    ends = np.cumsum(list(map(len, parts))) - 1
    after: Array = verdicts(record.layers(best(record)), item, ids)[ends]
    return after


def payload(result: Result) -> bytes:
    """The payload of all networks at all words."""
    return readers([Passage("", result.sentence.words, result.verdicts, result.settings.gap)], _classes())


@lru_cache(maxsize=1)
def accuracies() -> Mapping[str, Array]:
    """How often each network is right about the validation reviews of each bin (bins,)."""
    right = {
        name: validation.says_second(views.recording(name), validation.WRITTEN) == validation.labels()
        for name in views.TITLES
    }
    return {name: np.array([each[within].mean() for within in _bins()]) for name, each in right.items()}


def _bins() -> list[Array]:
    """Which validation reviews are in each bin (N,)."""
    gaps, once = validation.gaps(), validation.have_form(FORMS)
    return [once & (first <= gaps) & (gaps <= last) for first, last in BINS]


def chart() -> bytes:
    """The payload of these accuracies."""
    bins = [Bin(*ends, int(within.sum())) for ends, within in zip(BINS, _bins(), strict=True)]
    return distance.distance(
        bins, {views.TITLES[name]: line for name, line in accuracies().items()}, validation.CEILING
    )


def fall(name: str) -> float:
    """By how much a network is less often right where most words follow than where fewest do."""
    line = accuracies()[name]
    return float(line[0] - line[-1])


def first_to_forget() -> str | None:
    """The name of the network whose accuracy falls most; None where none falls by `LEAST_FALL`."""
    name = max(views.TITLES, key=fall)
    return name if fall(name) >= LEAST_FALL else None


@lru_cache(maxsize=1)
def turned() -> Mapping[str, tuple[float, float]]:
    """What each network says of both sentences of the same words."""
    said = {}
    for name in views.TITLES:
        record = views.recording(name)
        layers, item = record.layers(best(record)), encoding(record)
        there, back = (verdict(layers, item, read(record, sentence).ids) for sentence in TURNED)
        said[name] = there, back
    return said


def _same_of_both() -> str:
    return min(views.TITLES, key=lambda name: abs(turned()[name][0] - turned()[name][1]))


def numbers(_: object = None) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    forgetful = max(views.TITLES, key=fall)
    steady = min(views.TITLES, key=fall)
    return {
        "there": TURNED[0],
        "back": TURNED[1],
        "same": views.TITLES[_same_of_both()],
        "alike": f"{turned()[_same_of_both()][0]:.0%}",
        "lstm_there": f"{turned()[views.LSTM][0]:.0%}",
        "lstm_back": f"{turned()[views.LSTM][1]:.0%}",
        "positive": _classes()[1],
        "forgetful": views.TITLES[forgetful],
        "near": f"{accuracies()[forgetful][0]:.0%}",
        "far": f"{accuracies()[forgetful][-1]:.0%}",
        "steady": views.TITLES[steady],
        "steady_near": f"{accuracies()[steady][0]:.0%}",
        "steady_far": f"{accuracies()[steady][-1]:.0%}",
        "ceiling": f"{validation.CEILING:.0%}",
        "least": f"{BINS[-1][0]}",
    }


def facts() -> Mapping[str, str]:
    """What the first question finds out, as the page writes it once it is predicted."""
    said = numbers()
    return {"same": f"{said['alike']} of both"}


_SAME: Question[None] = Question(
    "same",
    lambda _: tuple(views.TITLES.values()),
    lambda _: views.TITLES[_same_of_both()],
    numbers,
    veils=lambda _: (facts()["same"],),
)
_FORGETS: Question[None] = Question(
    "forgets",
    lambda _: tuple(views.TITLES.values()),
    lambda _: str(numbers()["forgetful"]),
    numbers,
    veils=lambda _: ('"bins":[',),
)


def questions() -> tuple[Question[None], ...]:
    """Who forgets is asked only where one does."""
    return (_SAME, _FORGETS) if first_to_forget() else (_SAME,)


def thumbnail() -> tuple[bytes, str]:
    """The verdicts of the networks on the opening sentence as coloured cells, as PNG, and its alt text."""
    values = np.stack(list(compute(Settings(), FIRST).verdicts.values()))
    picture = png.exact(palette.SIGNED[palette.index(values, 0, 1)].repeat(18, axis=0).repeat(28, axis=1))
    return picture, "Six networks read a sentence word by word"
