"""What a run's numbers say, in plain words, where they allow it; nothing where they do not."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lessons.training.run.history import Point, best_epoch
from lessons.training.run.spec import TrainingSpec

Kind = Literal["diverged", "flat", "overfitting", "wrong curve"]

EPOCHS_TO_JUDGE = 3
"""A curve is not judged before it has gone on for so many epochs."""
TURNED = 1.15
"""Validation has turned once its loss is so many times its lowest."""
FALLEN = 0.98
"""A training loss above this part of ln(classes), the loss of an even guess, tells no class from another."""
EXPLODED = 2.0
"""A loss of so many times ln(classes) is worse than any guess: the weights were thrown far away."""
NEAR_CHANCE = 1.3
"""An accuracy of up to so many times chance is no better than guessing."""
APART = 0.02
"""Accuracies closer than this may differ by chance alone."""


@dataclass(frozen=True)
class Diagnosis:
    """What is the matter with a run; `epoch` is where it began, where that can be said."""

    kind: Kind
    sentence: str
    epoch: int | None = None


def diagnose(spec: TrainingSpec, points: Sequence[Point], classes: int) -> Diagnosis | None:
    """The most important thing to know about a run of `classes` classes, or None while there is nothing sure to say."""
    ends = [point for point in points if point.ends_epoch]
    checks = (_diverged(spec, points), _flat(spec, points, classes), _wrong_curve(spec, ends), _overfitting(ends))
    return next((found for found in checks if found), None)


def _diverged(spec: TrainingSpec, points: Sequence[Point]) -> Diagnosis | None:
    if all(math.isfinite(point.loss) for point in points):
        return None
    rate = spec.learning_rate
    return Diagnosis(
        "diverged", f"The loss is no longer a number: a learning rate of {rate:g} is too high. Try {rate / 10:g}."
    )


def _flat(spec: TrainingSpec, points: Sequence[Point], classes: int) -> Diagnosis | None:
    ends = [point for point in points if point.ends_epoch]
    latest = ends[-EPOCHS_TO_JUDGE:]
    guessing = math.log(max(classes, 2))
    if len(latest) < EPOCHS_TO_JUDGE or latest[-1].loss < FALLEN * guessing:
        return None
    if max(point.accuracy for point in latest) > NEAR_CHANCE / max(classes, 2):
        return None
    guesses = f"The network only guesses: {latest[-1].accuracy:.0%} right, one in {classes}. A learning rate of "
    if max(point.loss for point in points) > EXPLODED * guessing:
        rate = spec.learning_rate
        return Diagnosis("flat", f"{guesses}{rate:g} is too high: it threw the weights far away. Try {rate / 10:g}.")
    misfit = f"{spec.learning_rate:g} does not fit: too high throws the weights far away, too low never moves them."
    return Diagnosis("flat", f"{guesses}{misfit}")


def _wrong_curve(spec: TrainingSpec, ends: Sequence[Point]) -> Diagnosis | None:
    goal = spec.stop_at_accuracy
    if spec.stop_at_val_accuracy is not None:
        return None  # the goal watches the right curve, too
    if goal is None or not ends or ends[-1].accuracy < goal or ends[-1].val_accuracy is None:
        return None
    if ends[-1].accuracy - ends[-1].val_accuracy < APART:
        return None
    return Diagnosis(
        "wrong curve",
        f"The network got {ends[-1].accuracy:.1%} of its own training pictures right, as was the goal, but "
        f"{ends[-1].val_accuracy:.1%} of new ones: it learns its own by heart.",
    )


def _overfitting(ends: Sequence[Point]) -> Diagnosis | None:
    best = best_epoch(ends)
    losses = {int(point.epoch): point for point in ends}
    if best is None or int(ends[-1].epoch) - best < EPOCHS_TO_JUDGE:
        return None
    after = [point.val_loss for point in ends if point.epoch > best and point.val_loss is not None]
    lowest = losses[best].val_loss or 0.0
    # One bad epoch is no turn: all of the last three must lie above.
    if min(after[-EPOCHS_TO_JUDGE:]) < TURNED * lowest or ends[-1].loss >= losses[best].loss:
        return None
    return Diagnosis(
        "overfitting",
        f"Validation turned after epoch {best}: from there the network learns its training pictures by heart.",
        best,
    )
