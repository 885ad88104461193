"""Conv1D: a kernel of a recorded network slides over words, and the phrases that excite it most."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import numpy as np

from lessons.course.sequence_models import views
from lessons.course.sequence_models.reading import Sentence, best, encoding, read
from lessons.data.sets.written import reviews
from lessons.figures.tokens import Chip, Group, Panel, tokens
from lessons.figures.word_kernel import Kernel, Phrase, word_kernel
from lessons.maths import network
from lessons.maths.arrays import Array
from lessons.maths.geometry import receptive_field
from lessons.maths.tokens import pad
from lessons.questions import Question, distinct
from lessons.settings import slider
from lessons.text.plain import with_minus
from lessons.training.reports.program import program

FIRST = "We saw the film and it was not good at all"
FILTERS = 16
"""Filters of the recorded network."""
PHRASES = 9
MOST_LAYERS = 4
BLANK = "·"


@dataclass(frozen=True)
class Settings:
    """Which filter slides, and how many layers of its size are stacked, to see how far they reach."""

    filter: int = slider("Filter", 1, FILTERS, 12)
    stacked: int = slider("Layers stacked", 1, MOST_LAYERS, 1, help="Each reads the answers of the one below it.")


@dataclass(frozen=True)
class Result:
    """A row of words as the network reads it, padding and all, and what one filter makes of it.

    `words` (length,) are empty where padding stands; `vectors` (length, dimensions); `answers` (length,) after ReLU.
    """

    settings: Settings
    sentence: Sentence
    words: tuple[str, ...]
    vectors: Array
    kernel: Kernel
    answers: Array
    phrases: tuple[Phrase, ...]


def compute(settings: Settings, written: str) -> Result:
    """Slides the filter over the learner's sentence."""
    record = views.recording(views.CONVOLUTION)
    layers, item = record.layers(best(record)), encoding(record)
    sentence = read(record, written)
    row = pad([sentence.ids], item.length, item.padding, item.truncating)[0]
    words = ("",) * (item.length - len(sentence.words)) + sentence.words
    vectors, answers = network.forward(layers[:2], row)
    weights, biases = layers[1].weights
    place = settings.filter - 1
    kernel = Kernel(weights[:, :, place], float(biases[place]), float(layers[-1].weights[0][place, -1]))
    return Result(settings, sentence, words, vectors, kernel, answers[:, place], phrases(place))


@lru_cache(maxsize=1)
def _whole_phrases() -> tuple[tuple[str, ...], Array]:
    """All phrases of the validation reviews under a kernel, each once, and every filter's answer (phrases, filters)."""
    record = views.recording(views.CONVOLUTION)
    item = encoding(record)
    embedding, convolution, *_ = record.layers(best(record))
    size = len(convolution.weights[0])
    # Words alone, no padding: nothing but a phrase of a review.
    layers = (embedding, replace(convolution, config={**convolution.config, "padding": "valid"}))
    found: dict[str, Array] = {}
    for review in reviews.part("validation"):
        words = item.vocabulary.split(review.text)
        answers = network.forward(layers, np.array(item.vocabulary.encode(review.text)))[-1]
        found |= {" ".join(words[place : place + size]): answer for place, answer in enumerate(answers)}
    return tuple(found), np.stack(list(found.values()))


@lru_cache(maxsize=FILTERS)
def phrases(place: int) -> tuple[Phrase, ...]:
    """The phrases that excite a filter most, the strongest first."""
    words, answers = _whole_phrases()
    order = np.argsort(-answers[:, place], kind="stable")[:PHRASES]
    return tuple(Phrase(words[each], float(answers[each, place])) for each in order)


def payload(result: Result, with_answers: bool) -> bytes:
    """The payload of the filter over the words; its answers only once the learner has predicted the strongest."""
    answers = result.answers if with_answers else None
    return word_kernel(result.words, result.vectors, result.kernel, answers, result.phrases)


def reach(layers: int) -> int:
    """How many words one answer sees, behind this number of layers."""
    return receptive_field([(len(views.recording(views.CONVOLUTION).layers(0)[1].weights[0]),)] * layers)


def field(result: Result) -> bytes:
    """The payload of the words of the row that the answer in its middle sees, behind the layers that are stacked."""
    half = reach(result.settings.stacked) // 2
    middle = max(0, len(result.words) - 1 - half)
    chips = tuple(
        Chip(word or BLANK, None, "word" if abs(place - middle) <= half else "padding")
        for place, word in enumerate(result.words)
    )
    return tokens([Panel("", (Group(f"What one answer of layer {result.settings.stacked} sees", (chips,)),))])


@cache
def first() -> Result:
    """What the page opens on, and asks about."""
    return compute(Settings(), FIRST)


def strongest(result: Result) -> str:
    """The word in the middle of the kernel where it answers most."""
    return result.words[int(result.answers.argmax())] or BLANK


def _words(result: Result) -> tuple[str, ...]:
    """Every third word of the sentence, and the right one."""
    words, right = [word for word in result.words if word], strongest(result)
    return tuple(dict.fromkeys(word for place, word in enumerate(words) if place % 3 == 0 or word == right))


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    size = len(result.kernel.weights)
    return {
        "sentence": FIRST,
        "filter": result.settings.filter,
        "size": size,
        "value": f"{result.answers.max():.2f}",
        "weight": with_minus(result.kernel.weight, "+.2f"),
        "side": views.recording(views.CONVOLUTION).class_names[int(result.kernel.weight > 0)],
        "layers": MOST_LAYERS,
        "reach": reach(MOST_LAYERS),
        "sum": f"1 + {MOST_LAYERS} × ({size} − 1) = {reach(MOST_LAYERS)}",
    }


QUESTIONS: tuple[Question[Result], ...] = (
    Question("strongest", _words, strongest, numbers, veils=lambda _: ('"answer":',)),
    Question(
        "reach",
        lambda result: distinct(reach(MOST_LAYERS), len(result.kernel.weights), MOST_LAYERS, 4 * reach(1)),
        lambda _: str(reach(MOST_LAYERS)),
        numbers,
        veils=lambda result: (str(numbers(result)["sum"]),),
    ),
)


def code(result: Result) -> str:
    """Trains the network of the page, and prints what the filter makes of the sentence and its strongest phrases."""
    spec = views.recording(views.CONVOLUTION).spec
    text, size = " ".join(filter(None, result.words)), len(result.kernel.weights)
    then = [
        f'texts = [{text!r}, *data["validation"][0]]',
        f"rows = keras.utils.pad_sequences(tokenizer.texts_to_sequences(texts), {spec.data_options['length']})",
        f"answers = keras.Sequential(model.layers[:2]).predict(rows)[:, :, {result.settings.filter - 1}]",
        "print(answers[0].round(2))",
        "best = np.argsort(-answers.max(axis=1))[:9]",
        "for row, where in zip(rows[best], answers[best].argmax(axis=1)):",
        f"    phrase = row[max(0, where - {(size - 1) // 2}) :][:{size}]",
        '    print(" ".join(tokenizer.index_word.get(number, "") for number in phrase))',
    ]
    return program(spec, then)
