"""Whole or last: a network that answers at every step of a window, beside one that answers at the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.course.recurrent_forecasts.views import WindowSettings, meaning
from lessons.data import load
from lessons.figures import every_step
from lessons.maths.arrays import Array
from lessons.maths.network import answers, outputs
from lessons.questions import Question, distinct
from lessons.training.reports import forecasts
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord

NO_BETTER = 0.05
"""Mean errors that are so near to each other are the same: another start moves them further."""
EVERY, LAST, SAME = "the one with an answer at every step", "the one with one answer", "none: they are alike"


@dataclass(frozen=True)
class Result:
    """One window (steps,), the value behind each of its steps (steps,), and what both networks say, in one unit.

    `whole` (steps,) is what the network says that answers at every step, `last` what the other one says at the end.
    `errors` (steps,) are the mean errors of the first over all of validation, `last_error` that of the second.
    """

    record: TrainingRecord
    values: Array
    targets: Array
    whole: Array
    last: float
    errors: Array
    last_error: float

    @property
    def worst(self) -> int:
        """The step, from 1 on, whose answers are worst."""
        return int(self.errors.argmax()) + 1


def compute(settings: WindowSettings, whole: TrainingRecord, last: TrainingRecord) -> Result:
    """Asks both recorded networks about every window of validation."""
    ahead = forecasts.subject(whole.spec)
    scale = meaning(whole)
    said = scale.read(outputs(whole.layers(whole.whole_epochs[-1]), ahead.windows)[..., 0])
    ends = scale.read(answers(last.layers(last.whole_epochs[-1]), ahead.windows))
    windows = scale.read(ahead.windows)
    targets = np.column_stack([windows[:, 1:], ahead.values])
    errors = np.abs(said - targets).mean(axis=0)
    place = settings.place
    last_error = float(np.abs(ends - ahead.values).mean())
    return Result(whole, windows[place], targets[place], said[place], float(ends[place]), errors, last_error)


def payload(result: Result, open_answers: frozenset[str]) -> bytes:
    """The payload of the canvas; mean errors as far as they are predicted."""
    return every_step.payload(
        result.values,
        result.targets,
        result.whole,
        result.last,
        result.errors if "worst" in open_answers else None,
        result.last_error if "better" in open_answers else None,
    )


def _better(result: Result) -> str:
    difference = float(result.errors[-1]) - result.last_error
    if abs(difference) < NO_BETTER:
        return SAME
    return EVERY if difference < 0 else LAST


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    return {
        "steps": len(result.values),
        "first": f"{result.errors[0]:.2f}",
        "third": f"{result.errors[2]:.2f}",
        "end": f"{result.errors[-1]:.2f}",
        "last": f"{result.last_error:.2f}",
        "trained": f"{load(result.record.spec.data).values.max():.0f}",
    }


def _steps(result: Result) -> tuple[str, ...]:
    return distinct(result.worst, 1, 5, 10, len(result.values))


WORST = Question[Result]("worst", _steps, lambda result: str(result.worst), numbers, lambda result: ("meanErrors",))
BETTER = Question[Result]("better", lambda result: (EVERY, LAST, SAME), _better, numbers, lambda result: ("lastError",))
QUESTIONS: tuple[Question[Result], ...] = (WORST, BETTER)


def code(result: Result) -> str:
    """The program that trains the network, and prints its mean error step by step."""
    then = (
        "answers = model.predict(validation)[:, :, 0]",
        "print((np.abs(answers - validation_labels).mean(axis=0) * deviation).round(2))",
    )
    return program(result.record.spec, then)
