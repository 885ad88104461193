"""What each remedy costs and gives: trainings with three seeds, kept by `make bench-learning`."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from lessons.course.overfitting.gap import points_text
from lessons.course.overfitting.views import NONE, SLUG, TITLES
from lessons.questions import Question
from lessons.training.reports.comparison import Row

FILE = Path(__file__).parents[3] / "assets" / "benchmarks.json"
SEEDS = (0, 1, 2)
QUESTION_ROWS = ("Seconds an epoch", "Seconds in all")
"""The rows of the table that the page's questions are about."""


class Run(NamedTuple):
    """One training: accuracies at the end of each epoch, and the processor time that an epoch took, in seconds."""

    training: Sequence[float]
    validation: Sequence[float]
    seconds: float

    @property
    def gap(self) -> float:
        """By how many points training is above validation in the end."""
        return 100 * (self.training[-1] - self.validation[-1])


@lru_cache(maxsize=1)
def measurements() -> Mapping[str, Sequence[Run]]:
    """The trainings of each remedy, one a seed, by the name of its recording."""
    kept = json.loads(FILE.read_text("utf-8"))
    return {name: [_run(kept[f"{SLUG}-{name}-{seed}"]) for seed in SEEDS] for name in TITLES}


def _run(entry: Mapping[str, Any]) -> Run:
    _, training, _, validation = zip(*entry["epochs"], strict=True)
    return Run(training, validation, entry["seconds"])


def rows() -> list[Row]:
    """The table: for each measure a text a remedy, means of the seeds with the smallest and the largest."""
    tell: dict[str, Callable[[Sequence[Run]], str]] = {
        QUESTION_ROWS[0]: lambda runs: f"{_an_epoch(runs):.1f}",
        "Epochs": lambda runs: _spread([len(run.validation) for run in runs], "{:.0f}"),
        QUESTION_ROWS[1]: lambda runs: f"{_seconds(runs):.0f}",
        "Best validation": lambda runs: _spread([max(run.validation) for run in runs], "{:.1%}"),
        "Points won": lambda runs: points_text(won(runs)),
        "Gap at the end": lambda runs: _spread(
            [100 * (run.training[-1] - run.validation[-1]) for run in runs], "{:.0f}"
        ),
    }
    return [(label, tuple(say(runs) for runs in measurements().values())) for label, say in tell.items()]


def _spread(values: Sequence[float], form: str) -> str:
    low, mean, high = (form.format(value).replace("-", "−") for value in (min(values), fmean(values), max(values)))
    return mean if low == high else f"{mean} ({low} to {high})"


def _an_epoch(runs: Sequence[Run]) -> float:
    """The least time of all seeds: what more was needed, other programs on the computer have cost."""
    return min(run.seconds for run in runs)


def _seconds(runs: Sequence[Run]) -> float:
    return _an_epoch(runs) * fmean(len(run.validation) for run in runs)


def won(runs: Sequence[Run]) -> float:
    """By how many points the best validation accuracy is above that without a remedy, on average."""
    best, without = (fmean(max(run.validation) for run in those) for those in (runs, measurements()[NONE]))
    return 100 * (best - without)


Measurements = Mapping[str, Sequence[Run]]
Sorting = Callable[[Sequence[Run]], float]


def _first(outcomes: Measurements, by: Sorting) -> str:
    return TITLES[max(outcomes, key=lambda name: by(outcomes[name]))]


def _options(outcomes: Measurements) -> tuple[str, ...]:
    return tuple(TITLES[name] for name in outcomes)


QUESTIONS: tuple[Question[Measurements], ...] = (
    Question("slowest", _options, lambda outcomes: _first(outcomes, _an_epoch)),
    Question("cheapest", _options, lambda outcomes: _first(outcomes, lambda runs: -_seconds(runs))),
)
