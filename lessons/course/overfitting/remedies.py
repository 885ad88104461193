"""Remedies: what each gives and costs. Curves are the recordings'; bars are of trainings with three seeds.

`make bench-learning` keeps those trainings.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from lessons.course.overfitting import gap
from lessons.course.overfitting.gap import ACCURACIES, chart, curves, points_text
from lessons.course.overfitting.views import AUGMENTATION, EARLY, NONE, SLUG, TITLES, recording
from lessons.figures.gap import Bars, Position, Run
from lessons.questions import Question

FILE = Path(__file__).parents[3] / "assets" / "benchmarks.json"
SEEDS = (0, 1, 2)


class Training(NamedTuple):
    """One training: accuracies at the end of each epoch, and the processor time that an epoch took, in seconds."""

    training: Sequence[float]
    validation: Sequence[float]
    seconds: float

    @property
    def gap(self) -> float:
        """By how many points training is above validation in the end."""
        return 100 * (self.training[-1] - self.validation[-1])


@lru_cache(maxsize=1)
def measurements() -> Mapping[str, Sequence[Training]]:
    """The trainings of each remedy, one a seed, by the name of its recording."""
    runs = json.loads(FILE.read_text("utf-8"))
    return {name: [_training(runs[f"{SLUG}-{name}-{seed}"]) for seed in SEEDS] for name in TITLES}


def _training(entry: Mapping[str, Any]) -> Training:
    _, training, _, validation = zip(*entry["epochs"], strict=True)
    return Training(training, validation, entry["seconds"])


def best(name: str) -> float:
    """The best validation accuracy with a remedy, the mean of all seeds."""
    return fmean(max(run.validation) for run in measurements()[name])


def won(name: str) -> float:
    """By how many points the best validation accuracy is above that without a remedy."""
    return 100 * (best(name) - best(NONE))


def time(name: str) -> float:
    """How many times as long a training with a remedy takes as one without."""
    return _seconds(name) / _seconds(NONE)


def _seconds(name: str) -> float:
    """The processor time of a whole training: its epochs, each at the least time of all seeds.

    What more was needed, other programs on the computer have cost.
    """
    runs = measurements()[name]
    return min(run.seconds for run in runs) * fmean(len(run.validation) for run in runs)


def _time_text(name: str) -> str:
    return f"× {time(name):.1f}"


def bars(answers: Collection[str]) -> list[Bars]:
    """What each remedy gives, and what it costs, once the question about it has its answer."""
    facts = {
        "best": Bars("Points won", [won(name) for name in TITLES], [points_text(won(name)) for name in TITLES]),
        "slowest": Bars("Time", [time(name) for name in TITLES], [_time_text(name) for name in TITLES]),
    }
    return [bar for question, bar in facts.items() if question in answers]


def start() -> Position:
    """What is shown at first: the remedy that wins most."""
    return gap.start()._replace(run=list(TITLES).index(max(TITLES, key=won)))


def payload(position: Position, words: Mapping[str, str], answers: Collection[str]) -> bytes:
    """What the canvas is sent: curves without a remedy, and those of the remedies once one was predicted."""

    def run(name: str) -> Run:
        is_open = name == NONE or "best" in answers
        note = words[f"remedy {name}"] if is_open else ""
        return Run(TITLES[name], note, curves(recording(name), ACCURACIES) if is_open else {})

    return chart([run(name) for name in TITLES], position, bars(answers))


def numbers() -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    return {
        "seeds": len(SEEDS),
        "none": f"{best(NONE):.0%}",
        "augmentation": f"{best(AUGMENTATION):.0%}",
        "won": f"{won(AUGMENTATION):.0f}",
        "time": f"{time(AUGMENTATION):.1f}",
        "early_time": f"{time(EARLY):.1f}",
        "early_won": points_text(won(EARLY)),
    }


def _first(by: Callable[[str], float]) -> str:
    return TITLES[max(TITLES, key=by)]


def _options(result: None) -> tuple[str, ...]:
    return tuple(title for name, title in TITLES.items() if name != NONE)


QUESTIONS: tuple[Question[None], ...] = (
    Question("best", _options, lambda _: _first(won), lambda _: numbers(), lambda _: ("training1", "Points won")),
    Question("slowest", _options, lambda _: _first(time), lambda _: numbers(), lambda _: ('"Time"',)),
)
