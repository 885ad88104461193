"""Validation reviews with their words shuffled: which networks notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from lessons.course.sequence_models import validation, views
from lessons.course.sequence_models.reading import Sentence, best, encoding, read, verdict
from lessons.data.sets.written import reviews
from lessons.figures import order
from lessons.figures.order import Pair
from lessons.figures.tokens import Chip, Group, Panel, tokens
from lessons.questions import Question, distinct
from lessons.settings import slider

CHANCE = 0.5
EXAMPLES = 12
"""How many reviews, short ones in which the order counts, a learner may see shuffled, one at a time."""
LONGEST = 14
"""Words of the longest of them."""
FORMS = ("negated", "contrast", "not for me")


@dataclass(frozen=True)
class Settings:
    """Which review is shuffled, and how."""

    review: int = slider("Review", 1, EXAMPLES, 1)
    shuffle: int = slider("Shuffle", 1, 20, 1, help="Each number is another order.")


@dataclass(frozen=True)
class Result:
    """A review in order and shuffled, with the verdicts of all networks, by name, on both."""

    settings: Settings
    in_order: Sentence
    shuffled: Sentence
    verdicts: Mapping[str, tuple[float, float]]


class Measure(NamedTuple):
    """How often a network is right in order and shuffled, and the share of its verdicts that the shuffling turns."""

    in_order: float
    shuffled: float
    turned: float


@lru_cache(maxsize=1)
def examples() -> tuple[str, ...]:
    """The reviews to choose from."""
    fit = (
        review.text
        for review in reviews.part("validation")
        if review.form in FORMS and len(review.words) <= LONGEST and not review.flipped
    )
    return tuple(text for text, _ in zip(fit, range(EXAMPLES), strict=False))


def compute(settings: Settings) -> Result:
    """Has every recorded network read the review both ways."""
    in_order = read(views.recording(views.LSTM), examples()[settings.review - 1])
    places = np.random.default_rng(settings.shuffle).permutation(len(in_order.words))
    shuffled = Sentence(tuple(in_order.words[place] for place in places), in_order.ids[places], in_order.unknown)
    said = {}
    for name in views.TITLES:
        record = views.recording(name)
        layers, item = record.layers(best(record)), encoding(record)
        said[name] = verdict(layers, item, in_order.ids), verdict(layers, item, shuffled.ids)
    return Result(settings, in_order, shuffled, said)


def payload(result: Result) -> bytes:
    """The payload of the review's words in both orders."""
    both = (("In order", result.in_order), ("Shuffled", result.shuffled))
    return tokens([Panel("", tuple(Group(title, (tuple(map(Chip, one.words)),)) for title, one in both))])


@lru_cache(maxsize=1)
def measured() -> Mapping[str, Measure]:
    """Each recorded network on all validation reviews."""
    found = {}
    for name in views.TITLES:
        recording = views.recording(name)
        written, shuffled = (
            validation.says_second(recording, each) for each in (validation.WRITTEN, validation.SHUFFLED)
        )
        right = [float((each == validation.labels()).mean()) for each in (written, shuffled)]
        found[name] = Measure(right[0], right[1], float((written != shuffled).mean()))
    return found


def chart(result: Result, with_shuffled: bool) -> bytes:
    """The payload of these shares and of the verdicts on the review.

    How often networks are right with the words shuffled is sent only once the learner has predicted.
    """
    classes = views.recording(views.LSTM).class_names
    pairs = []
    for name, (there, back) in result.verdicts.items():
        said = [classes[int(each > CHANCE)] for each in (there, back)]
        right, shuffled, turned = measured()[name]
        known = (shuffled, turned) if with_shuffled else (None, None)
        pairs.append(Pair(views.TITLES[name], said[0], said[1], right, *known))
    return order.order(pairs, CHANCE)


def _fall() -> int:
    """By how many points shuffling lowers the LSTM's accuracy."""
    pair = measured()[views.LSTM]
    return round(100 * (pair.in_order - pair.shuffled))


def numbers(_: object = None) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    lstm, average = measured()[views.LSTM], measured()[views.AVERAGE]
    return {
        "lstm": f"{lstm.in_order:.0%}",
        "lstm_shuffled": f"{lstm.shuffled:.0%}",
        "average": f"{average.in_order:.0%}",
        "turned": f"{average.turned:.0%}",
        "reviews": f"{len(validation.labels()):,}",
    }


QUESTIONS: tuple[Question[None], ...] = (
    Question(
        "shuffled",
        lambda _: distinct(_fall(), 0, 3, 45),
        lambda _: str(_fall()),
        numbers,
        veils=lambda _: (f'"turned":{measured()[views.LSTM].turned}',),
    ),
)
