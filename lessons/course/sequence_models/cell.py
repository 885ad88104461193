"""A memory taken apart: what its gates do at every word of a sentence, and what becomes of it where one is held."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from lessons.course.sequence_models import views
from lessons.course.sequence_models.reading import Sentence, best, encoding, read, verdicts
from lessons.figures import cell as figure
from lessons.maths import network
from lessons.maths.arrays import Array
from lessons.maths.layer import Layer
from lessons.maths.recurrent import GATES, Trace, trace
from lessons.questions import Question, distinct
from lessons.settings import choice, menu, slider
from lessons.training.run.history import TrainingRecord

FIRST = "I did not like the film"
CELLS = {views.TITLES[name]: name for name in (views.LSTM, views.GRU, views.SIMPLE)}
ALONE, STACK = "One cell", "Two layers"
FREE = "none"
TURNS, STAYS = "it turns", "it stays"
HELD = {"LSTM": ("forget", "input", "output"), "GRU": ("update", "reset")}
"""The gates of each cell that can be held; a SimpleRNN has none that opens and shuts."""
MOST_WORDS = 24


@dataclass(frozen=True)
class Settings:
    """One cell or a stack of two; the cell, and the gate that is held at 0 or 1 from some word on."""

    inside: str = choice("Look into", (ALONE, STACK), ALONE)
    cell: str = menu("Cell", tuple(CELLS), views.TITLES[views.LSTM])
    lstm_gate: str = menu("Hold a gate", (FREE, *HELD["LSTM"]), FREE, "It then takes no notice of the words.")
    gru_gate: str = menu("Hold a gate", (FREE, *HELD["GRU"]), FREE, "It then takes no notice of the words.")
    held: int = choice("Held at", (0, 1), 0, "0: shut. 1: open.")
    since: int = slider("From word", 1, MOST_WORDS, 1, help="Before it the gate is free.")

    @property
    def gate(self) -> str:
        """The gate that is held, `FREE` for none."""
        return {"LSTM": self.lstm_gate, "GRU": self.gru_gate}.get(self.cell, FREE)

    @property
    def choices(self) -> tuple[str, ...]:
        """The setting that chooses a gate of this cell; none where it has no gates."""
        return {"LSTM": ("lstm_gate",), "GRU": ("gru_gate",)}.get(self.cell, ())

    @property
    def hold(self) -> tuple[str, ...]:
        """The settings that say how a gate is held; none where none is."""
        return () if self.gate == FREE else ("held", "since")


@dataclass(frozen=True)
class Result:
    """A sentence, the cell that reads it, what it does at every word, and the verdict after each: free and held.

    `answers` (n,) are the probabilities of the second class; `held_answers` those with the gate held, None where none
    is.
    """

    settings: Settings
    record: TrainingRecord
    sentence: Sentence
    layer: Layer
    trace: Trace
    answers: Array
    held_answers: Array | None


def compute(settings: Settings, record: TrainingRecord, epoch: int, written: str) -> Result:
    """Reads a sentence with the network of a run as it was after an epoch."""
    sentence = read(record, written)
    layers = record.layers(epoch)
    place = next(place for place, layer in enumerate(layers) if layer.class_name in GATES)
    vectors = network.forward(layers[:place], sentence.ids)[-1]
    force = _force(settings, len(sentence.ids))
    steps = trace(layers[place], vectors, force=force)
    held = network.forward(layers[place + 1 :], steps.hidden)[-1][:, -1] if force else None
    free = verdicts(layers, encoding(record), sentence.ids)
    return Result(settings, record, sentence, layers[place], steps, free, held)


def _force(settings: Settings, words: int) -> dict[str, Array]:
    """What `trace` is told: NaN where the gate is free."""
    if settings.gate == FREE:
        return {}
    values = np.full(words, np.nan, np.float32)
    values[settings.since - 1 :] = settings.held
    return {settings.gate: values}


@cache
def first() -> Result:
    """What the page opens on, and asks about."""
    record = views.recording(views.LSTM)
    return compute(Settings(), record, best(record), FIRST)


def strips(result: Result, with_answers: bool) -> bytes:
    """The payload of the gates and the states at every word.

    The verdicts after every word, and those with a gate held, are sent only once the learner has predicted.
    """
    rows = {"Verdict": result.answers}
    if result.held_answers is not None:
        rows[f"With {result.settings.gate} at {result.settings.held}"] = result.held_answers
    said = figure.Verdicts(result.record.class_names, rows) if with_answers else None
    return figure.payload(result.layer, result.trace, result.sentence.words, verdicts=said)


def _shift(result: Result) -> str:
    """The word at which the verdict moves most, from an even guess before the first."""
    moves = np.abs(np.diff(result.answers, prepend=0.5))
    return result.sentence.words[int(moves.argmax())]


@cache
def _held_first() -> Result:
    """The opening with its forget gate held at 0 from the first word on."""
    result = first()
    return compute(Settings(lstm_gate="forget"), result.record, best(result.record), FIRST)


def _turns() -> str:
    held = _held_first()
    assert held.held_answers is not None
    return TURNS if (held.answers[-1] > 0.5) != (held.held_answers[-1] > 0.5) else STAYS


def _weights(name: str) -> int:
    layers = views.recording(name).layers(0)
    return next(layer.parameters for layer in layers if layer.class_name in GATES)


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words; asked of the opening alone."""
    held = _held_first()
    assert held.held_answers is not None
    units = len(result.trace.hidden[0])
    return {
        "sentence": FIRST,
        "word": _shift(result),
        "units": units,
        "weights": f"{_weights(views.LSTM):,}",
        "plain": f"{_weights(views.SIMPLE):,}",
        "times": _weights(views.LSTM) // _weights(views.SIMPLE),
        "free": f"{held.answers[-1]:.0%}",
        "held": f"{held.held_answers[-1]:.0%}",
        "positive": result.record.class_names[-1],
    }


def facts(result: Result) -> Mapping[str, str]:
    """What the questions besides the first find out, as the page writes it once they are predicted."""
    said = numbers(result)
    return {
        "weights": f"{said['weights']} weights against {said['plain']}",
        "held": f"{said['free']} → {said['held']}",
    }


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "shift",
        lambda result: tuple(dict.fromkeys(result.sentence.words)),
        _shift,
        numbers,
        veils=lambda _: ("verdict0",),
    ),
    Question(
        "held",
        lambda _: (TURNS, STAYS),
        lambda _: _turns(),
        numbers,
        veils=lambda result: (facts(result)["held"],),
    ),
    Question(
        "weights",
        lambda result: distinct(int(numbers(result)["times"]), 1, 2, 8),
        lambda result: str(numbers(result)["times"]),
        numbers,
        veils=lambda result: (facts(result)["weights"],),
    ),
)
