"""What a run's numbers say, in plain words, where they allow it; nothing where they do not."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lessons.networks.texts import AVERAGE
from lessons.tasks import TASKS, Metric, Task
from lessons.training.run.history import Point, best_epoch
from lessons.training.run.spec import TrainingSpec

Finding = Literal["diverged", "flat", "just begun", "overfitting", "wrong curve"]
NOTHING_LEARNED: tuple[Finding, ...] = ("diverged", "flat", "just begun")
"""What is found where no epoch is better than another."""

EPOCHS_TO_JUDGE = 3
"""A curve is judged once it has this many epochs."""
STEPS_TO_JUDGE = 500
"""So many steps a network may guess before that says anything: of those recorded the slowest to begin took 375."""
TURN_RATIO = 1.15
"""Validation has turned once its loss is this many times its lowest."""
FALL_RATIO = 0.98
"""A training loss above this part of the loss of a guess has learned nothing."""
EXPLOSION_RATIO = 2.0
"""A loss of this many times that of a guess is worse than any guess: the weights were thrown far away."""
NEAR_BASELINE = {"higher": 1.3, "lower": 1.0}
"""A metric that is better the higher, or the lower, is no better than its baseline up to this many times of it."""
APART = 0.02
"""Training and validation closer than this may differ by chance: a part of the metric's range, or of its value."""


@dataclass(frozen=True)
class Diagnosis:
    """What is the matter with a run; `epoch` is where it began, where that can be said."""

    kind: Finding
    sentence: str
    epoch: int | None = None


def diagnose(spec: TrainingSpec, points: Sequence[Point], baseline: float | None) -> Diagnosis | None:
    """The most important thing to know about a run, or None while there is nothing sure to say.

    `baseline` is what the task's metric is without any network, None where that is not known.
    """
    ends = [point for point in points if point.ends_epoch]
    return (
        _diverged(spec, points) or _flat(spec, points, baseline) or _wrong_curve(spec, ends) or _overfitting(spec, ends)
    )


def _diverged(spec: TrainingSpec, points: Sequence[Point]) -> Diagnosis | None:
    if all(math.isfinite(point.loss) for point in points):
        return None
    return Diagnosis("diverged", f"The loss is no longer a number: {_too_high(spec, _rate(spec, points))}")


def _flat(spec: TrainingSpec, points: Sequence[Point], baseline: float | None) -> Diagnosis | None:
    ends = [point for point in points if point.ends_epoch]
    latest = ends[-EPOCHS_TO_JUDGE:]
    if baseline is None or len(latest) < EPOCHS_TO_JUDGE:
        return None
    task = TASKS[spec.task]
    guessing = _guessing(task, baseline, ends)
    values = [value for end in latest if (value := end.values.get(task.metric.name)) is not None]
    if not values or latest[-1].loss < FALL_RATIO * guessing or _beats(task.metric, values, baseline):
        return None
    odds = 1 / baseline if baseline else math.inf
    guesses = task.words.flat.format(value=values[-1], baseline=baseline, odds=odds)
    rate, steps = _rate(spec, points), round(ends[-1].epoch) * ends[-1].batch
    if max(point.loss for point in points) > EXPLOSION_RATIO * guessing:
        return Diagnosis("flat", f"{guesses} The weights were thrown far away: {_too_high(spec, rate)}")
    if steps < STEPS_TO_JUDGE:
        return Diagnosis("just begun", f"{guesses} It has hardly begun: {steps} steps so far. More epochs may help.")
    return Diagnosis("flat", f"{guesses} {_why_flat(spec, rate)}")


def _rate(spec: TrainingSpec, points: Sequence[Point]) -> float:
    """The learning rate of the last step: a run's may have been changed on the way."""
    return next((point.learning_rate for point in reversed(points) if point.learning_rate), float(spec.learning_rate))


def _too_high(spec: TrainingSpec, rate: float) -> str:
    """What is too high about a run whose weights were thrown away, and what to try."""
    if spec.undivided:
        return (
            f"a learning rate of {rate:g} is too high for pixels from 0 to 255. Divide the pixels by 255, "
            f"or try a rate of {rate / 10:g}."
        )
    return f"a learning rate of {rate:g} is too high. Try {rate / 10:g}."


def _why_flat(spec: TrainingSpec, rate: float) -> str:
    """What may keep a network guessing whose loss has never been far from that of a guess."""
    if spec.undivided:
        return "Its pixels go from 0 to 255: divide them by 255."
    if spec.augmentation.changes:
        return f"The augmentation may leave too little to see, or a learning rate of {rate:g} does not fit."
    if spec.network_options.get("pooling") == AVERAGE:
        return "The mean counts the padding, too: shorter rows, a mask, or more epochs may help."
    return f"A learning rate of {rate:g} does not fit: too high throws the weights far away, too low never moves them."


def _guessing(task: Task, baseline: float, ends: Sequence[Point]) -> float:
    """The loss of a guess, or where the task cannot tell, that of the first epoch."""
    return ends[0].loss if task.chance_loss is None else task.chance_loss(baseline)


def _beats(metric: Metric, values: Sequence[float], baseline: float) -> bool:
    """Whether any of these values is better than the baseline, and not by chance."""
    near = NEAR_BASELINE[metric.better] * baseline
    return metric.best([near, *values]) != near


def _wrong_curve(spec: TrainingSpec, ends: Sequence[Point]) -> Diagnosis | None:
    task = TASKS[spec.task]
    metric, goals = task.metric, spec.all_goals
    if metric.name not in goals or f"val_{metric.name}" in goals or not ends:
        return None  # there is no goal, or it watches the right curve, too
    training, validation = (ends[-1].values.get(f"{part}{metric.name}") for part in ("", "val_"))
    if training is None or validation is None or not metric.reaches(training, goals[metric.name]):
        return None
    span = metric.axis[1] - metric.axis[0] if metric.axis else training
    if metric.reaches(validation, training) or abs(training - validation) < APART * span:
        return None
    blanks = {"unit": spec.kind.unit, "training": training, "validation": validation}
    return Diagnosis("wrong curve", task.words.by_heart.format_map(blanks))


def _overfitting(spec: TrainingSpec, ends: Sequence[Point]) -> Diagnosis | None:
    best = best_epoch(ends)
    losses = {int(point.epoch): point for point in ends}
    if best is None or int(ends[-1].epoch) - best < EPOCHS_TO_JUDGE:
        return None
    after = [point.val_loss for point in ends if point.epoch > best and point.val_loss is not None]
    lowest = losses[best].val_loss or 0.0
    # One bad epoch is no turn: all of the last three must lie above.
    if min(after[-EPOCHS_TO_JUDGE:]) < TURN_RATIO * lowest or ends[-1].loss >= losses[best].loss:
        return None
    return Diagnosis(
        "overfitting",
        f"Validation turned after epoch {best}: from there the network learns its training {spec.kind.unit} by heart.",
        best,
    )
