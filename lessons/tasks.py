"""What is asked of a network: to tell classes apart, to say the next word, or to forecast a series."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.continuations import ceiling

Options = Mapping[str, Any]
Outputs = tuple[int, str]
"""The units of a network's last layer, and its activation as Keras calls it."""


ONE_PROBABILITY = "binary_crossentropy"
"""The loss of a network that answers with one number for two classes."""


@dataclass(frozen=True)
class Metric:
    """The number, besides the loss, that says how well a network does.

    `name` is Keras's, and that of the column in a history; validation's has `val_` before it. `format` is a format that
    Python and Plotly both know. `axis` has the lowest and the highest possible value, None where there is no highest.
    """

    name: str
    label: str
    better: Literal["higher", "lower"]
    format: str
    axis: tuple[float, float] | None

    def text(self, value: float) -> str:
        """The value as a learner reads it."""
        return format(value, self.format)

    def best(self, values: Iterable[float]) -> float:
        """The best of some values. Raises ValueError where there is none."""
        return max(values) if self.better == "higher" else min(values)

    def reaches(self, value: float, goal: float) -> bool:
        """Whether a value is as good as the goal, or better."""
        return self.best((value, goal)) == value


@dataclass(frozen=True)
class Wording:
    """The parts of sentences that differ from task to task.

    Blanks: `{unit}` is the kind's word for its items; `{value}`, `{training}`, `{validation}` and `{baseline}` are
    values of the metric; `{odds}` is one divided by the baseline.

    Attributes:
        score: what the metric says of a training set, for a line like "right on training pictures 90.0%, on new ones
            80.0%".
        baseline: what scores the baseline, for the legend of a chart.
        flat: a sentence for a network that is no better than the baseline.
        by_heart: a sentence for a network that reaches its goal on the training set alone.
        ceiling: what the ceiling means, for the legend of a chart; empty where a task has none.
    """

    score: str
    baseline: str
    flat: str
    by_heart: str
    ceiling: str = ""


class Examples(Protocol):
    """What a network learns from and validates with: arrays with an item a row, and the meaning of the targets."""

    @property
    def inputs(self) -> Array: ...

    @property
    def targets(self) -> Array: ...

    @property
    def validation_inputs(self) -> Array: ...

    @property
    def validation_targets(self) -> Array: ...

    @property
    def meaning(self) -> Any: ...

    @property
    def ceiling(self) -> float | None: ...


@dataclass(frozen=True)
class Task:
    """One row a task.

    Attributes:
        name: as a training spec names the task.
        metric: what the task is measured by.
        losses: Keras's names of the losses that fit; the first is the default.
        outputs: the last layer of a network, from the meaning of its outputs and the network's options.
        baseline: what the metric is on the validation set without any network: an even guess among the classes, always
            the commonest word of the training set, or the naive forecast.
        chance_loss: the loss of a guess that scores the baseline; None where only a training can tell.
        words: parts of sentences.
        ceiling: the most that the metric can be on the training set, but by learning it by heart where labels are
            wrong; None where nobody knows it.
    """

    name: str
    metric: Metric
    losses: tuple[str, ...]
    outputs: Callable[[Any, Options], Outputs]
    baseline: Callable[[Examples], float]
    chance_loss: Callable[[float], float] | None
    words: Wording
    ceiling: Callable[[Examples], float | None] = lambda examples: None

    def loss(self, activation: str) -> str:
        """The default loss of a network whose last layer has this activation: one probability needs its own."""
        return ONE_PROBABILITY if activation == "sigmoid" else self.losses[0]

    def check_loss(self, loss: str, outputs: Outputs) -> None:
        """Raises ValueError, in a plain sentence, where a loss that was chosen does not fit the last layer."""
        units, activation = outputs
        if loss == ONE_PROBABILITY and activation != "sigmoid":
            raise ValueError(
                f"The loss {loss} is for one probability, and this network has {units} outputs: "
                f"leave it out, or choose {self.losses[0]}."
            )
        if loss not in ("", ONE_PROBABILITY) and activation == "sigmoid":
            raise ValueError(
                f"The loss {loss} is for an output for each class, and this network has one for both: "
                f"leave it out, or choose {ONE_PROBABILITY}."
            )


def even_guess(classes: int) -> float:
    """The accuracy of a guess among this number of classes; a network has two answers at least."""
    return 1 / max(classes, 2)


def _class_outputs(meaning: Any, options: Options) -> Outputs:
    """One probability a class and for each spare output; for two classes, where the options say so, one for both."""
    if options.get("sigmoid") and len(meaning.names) == 2:
        return 1, "sigmoid"
    return len(meaning.names) + options.get("spare_outputs", 0), "softmax"


def _commonest_word(examples: Examples) -> float:
    """The accuracy on the validation set of always saying the word that the training set has most often."""
    words, counts = np.unique(examples.targets, return_counts=True)
    return float(np.mean(examples.validation_targets == words[counts.argmax()]))


def _naive_forecast(examples: Examples) -> float:
    """The mean absolute error on the validation set, in the series' own unit, of saying the last value of each window.

    Windows are (N, size) or (N, size, features), targets (N,) or (N, steps); both are scaled as the meaning says.
    """
    windows, targets = examples.validation_inputs, examples.validation_targets
    last = windows.reshape(*windows.shape[:2], -1)[:, -1, 0]
    return float(np.abs(targets.reshape(len(targets), -1)[:, -1] - last).mean() * examples.meaning.scale)


ACCURACY = Metric("accuracy", "accuracy", "higher", ".1%", (0.0, 1.0))
MAE = Metric("mae", "mean absolute error", "lower", ".2f", None)

CLASSIFICATION = Task(
    name="classification",
    metric=ACCURACY,
    losses=("sparse_categorical_crossentropy", ONE_PROBABILITY),
    outputs=_class_outputs,
    baseline=lambda examples: even_guess(len(examples.meaning.names)),
    chance_loss=lambda baseline: -math.log(baseline),
    words=Wording(
        score="right on training {unit}",
        baseline="an even guess",
        flat="The network only guesses: {value:.0%} right, one in {odds:.0f}.",
        by_heart="The network got {training:.1%} of its own training {unit} right, as was the goal, but "
        "{validation:.1%} of new ones: it learns its own by heart.",
        ceiling="ceiling: above it, wrong labels are learned by heart",
    ),
    ceiling=lambda examples: examples.ceiling,
)
NEXT_WORD = Task(
    name="next-word",
    metric=ACCURACY,
    losses=("sparse_categorical_crossentropy",),
    outputs=lambda meaning, options: (meaning.vocabulary.id_count, "softmax"),
    baseline=_commonest_word,
    chance_loss=None,
    words=Wording(
        score="next words right on training {unit}",
        baseline="always the commonest word",
        flat="The network gets {value:.1%} of the next words right. Always saying the commonest word gets "
        "{baseline:.1%}.",
        by_heart="The network got {training:.1%} of the next words of its own training {unit} right, as was the goal, "
        "but {validation:.1%} of those of new ones: it learns its own by heart.",
        ceiling="ceiling: no network passes it in training",
    ),
    ceiling=lambda examples: ceiling(examples.inputs, examples.targets),
)
FORECAST = Task(
    name="forecast",
    metric=MAE,
    losses=("mse", "huber", "mae"),
    outputs=lambda meaning, options: (1, "linear"),
    baseline=_naive_forecast,
    chance_loss=None,
    words=Wording(
        score="mean error on training {unit}",
        baseline="the naive forecast",
        flat="The network is off by {value:.2f} on average. Repeating the last value is off by {baseline:.2f}.",
        by_heart="The network is off by {training:.2f} on its own training {unit}, as was the goal, but by "
        "{validation:.2f} on new ones: it learns its own by heart.",
    ),
)

TASKS: Mapping[str, Task] = {task.name: task for task in (CLASSIFICATION, NEXT_WORD, FORECAST)}
