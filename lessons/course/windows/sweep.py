"""Sweep and try: the loss while the rate grows, and runs that each keep one of the rates from the start."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lessons.course.windows.trainings import RATES
from lessons.course.windows.views import SLUG, recording
from lessons.figures import sweep
from lessons.questions import Question
from lessons.settings import choice
from lessons.training import trainings
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import MY_RUN

RECORDED = "Recorded"
SWEEP = "sweep"
MOST = 3
FIRST = (1e-7, 4e-6, 1.6e-5)
"""The rates that race at first."""
SEPARATOR = "~"
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
Find = Callable[[TrainingSpec], TrainingRecord | None]
"""Looks for a run of a spec, wherever runs are kept."""


@dataclass(frozen=True)
class Settings:
    """Whose sweep it is."""

    of: str = choice("Sweep", (RECORDED, MY_RUN), RECORDED, "To sweep yourself: Train, and switch the sweep on.")


@dataclass(frozen=True)
class Result:
    """A sweep, the rates that were picked from it, and the run that keeps each, None where there is none yet."""

    record: TrainingRecord
    runs: Mapping[float, TrainingRecord | None]

    @property
    def lowest(self) -> float:
        """The rate at which the sweep's loss was lowest."""
        ends = [end for end in self.record.epoch_points if np.isfinite(end.loss)]
        return min(ends, key=lambda end: end.loss).learning_rate or 0.0

    @property
    def missing(self) -> tuple[TrainingSpec, ...]:
        """What has to be trained before all can race."""
        return tuple(keeping(self.record.spec, rate) for rate, run in self.runs.items() if run is None)

    @property
    def ended(self) -> bool:
        """Whether every rate has a run that goes on no more."""
        return all(run is not None and run.state.ended for run in self.runs.values())


def keeping(spec: TrainingSpec, rate: float) -> TrainingSpec:
    """The run of a sweep's spec that keeps one rate from the start to the end."""
    return replace(spec, schedule=None, learning_rate=rate)


def compute(record: TrainingRecord, rates: Sequence[float], find: Find) -> Result:
    """The sweep with a run for each of the rates: one of the recordings, or one that `find` knows."""
    specs = {rate: keeping(record.spec, rate) for rate in rates}
    return Result(record, {rate: recorded(spec) or find(spec) for rate, spec in specs.items()})


def recorded(spec: TrainingSpec) -> TrainingRecord | None:
    """The recording of exactly this run; None where there is none."""
    return next((recording(name) for name, one in trainings.of(SLUG).recordings.items() if one == spec), None)


def read_rates(written: str) -> tuple[float, ...]:
    """The rates that an address holds, each one of `RATES`; the first ones where it holds none."""
    known = {f"{rate:g}": rate for rate in RATES}
    found = dict.fromkeys(known[name] for name in written.split(SEPARATOR) if name in known)
    return tuple(found)[:MOST] or FIRST


def write_rates(rates: Sequence[float]) -> str:
    """The inverse of `read_rates`."""
    return SEPARATOR.join(f"{rate:g}" for rate in rates)


def payload(result: Result, open_answers: frozenset[str]) -> bytes:
    """The payload of the sweep; the race is sent once its winner is predicted."""
    ends = result.record.epoch_points
    return sweep.payload(
        [end.learning_rate or 0.0 for end in ends],
        [end.loss for end in ends],
        RATES,
        MOST,
        tuple(result.runs),
        result.record.baseline or 0.0,
        result.record.spec.epochs,
        {rate: errors(run) for rate, run in result.runs.items() if run is not None} if "wins" in open_answers else {},
    )


def errors(run: TrainingRecord) -> list[float]:
    """The mean error of validation after each epoch, NaN where it is no number."""
    values = (end.values.get(f"val_{run.metric.name}") for end in run.epoch_points)
    return [np.nan if value is None else value for value in values]


def _last(run: TrainingRecord) -> float:
    """The error at the end; of a run that broke off, no number is better."""
    last = errors(run)[-1]
    return last if np.isfinite(last) else np.inf


def _winner(result: Result) -> str:
    runs = {rate: run for rate, run in result.runs.items() if run is not None}
    return written(min(runs, key=lambda rate: _last(runs[rate])))


def written(rate: float) -> str:
    """A rate as the canvas writes it: 1.6 × 10⁻⁵."""
    digits, power = f"{rate:.1e}".split("e")
    raised = str(int(power)).translate(RAISED)
    return f"10{raised}" if digits == "1.0" else f"{float(digits):g} × 10{raised}"


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    runs = {rate: run for rate, run in result.runs.items() if run is not None and run.epoch_points}
    said = "; ".join(f"{written(rate)}: {_last(run):.2f}" for rate, run in runs.items())
    return {
        "lowest": written(result.lowest),
        "epochs": result.record.spec.epochs,
        "ends": said.replace("inf", "no number any more"),
        "naive": f"{result.record.baseline or 0:.2f}",
    }


WINS = Question[Result](
    "wins",
    lambda result: tuple(map(written, result.runs)),
    _winner,
    numbers,
    lambda result: ("raceErrors",),
)


def questions(result: Result) -> tuple[Question[Result], ...]:
    """Who wins is asked where at least two have raced to their end."""
    return (WINS,) if len(result.runs) > 1 and result.ended else ()
