"""What is asked of a network: its last layer, its loss, and what scores without any network."""

from contextlib import nullcontext
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.tasks import ACCURACY, CLASSIFICATION, FORECAST, MAE, NEXT_WORD, ONE_PROBABILITY, TASKS, Task, even_guess

CLASSES = SimpleNamespace(names=("cat", "dog", "horse"))
PAIR = SimpleNamespace(names=("cat", "dog"))
WORDS = SimpleNamespace(vocabulary=SimpleNamespace(id_count=7))
SUNSPOTS = SimpleNamespace(scale=2.0)


@dataclass(frozen=True)
class Made:
    meaning: Any
    inputs: np.ndarray
    targets: np.ndarray
    validation_inputs: np.ndarray
    validation_targets: np.ndarray


def validated(meaning: Any, inputs: np.ndarray, targets: np.ndarray) -> Made:
    return Made(meaning, inputs[:0], targets[:0], inputs, targets)


@pytest.mark.parametrize("task", TASKS.values(), ids=lambda task: task.name)
def test_keras_knows_what_a_task_names(task: Task) -> None:
    assert all(callable(keras.losses.get(loss)) for loss in task.losses)
    assert keras.metrics.get(task.metric.name) is not None
    for meaning in {"classification": (CLASSES, PAIR), "next-word": (WORDS,), "forecast": (SUNSPOTS,)}[task.name]:
        units, activation = task.outputs(meaning, {"sigmoid": True})
        assert units >= 1
        assert callable(keras.activations.get(activation))
        assert task.loss(activation) in task.losses


def test_two_classes_may_be_told_apart_by_one_probability() -> None:
    assert CLASSIFICATION.outputs(PAIR, {"sigmoid": True}) == (1, "sigmoid")
    assert CLASSIFICATION.outputs(PAIR, {"sigmoid": False}) == (2, "softmax")
    assert CLASSIFICATION.outputs(PAIR, {}) == (2, "softmax")
    assert CLASSIFICATION.outputs(CLASSES, {"sigmoid": True, "spare_outputs": 4}) == (7, "softmax")
    assert CLASSIFICATION.loss("sigmoid") == "binary_crossentropy"
    assert CLASSIFICATION.loss("softmax") == "sparse_categorical_crossentropy"


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_a_loss_that_does_not_fit_the_last_layer_is_refused_in_a_sentence(task: Task) -> None:
    for loss in ("", *task.losses):
        for outputs in ((3, "softmax"), (1, "sigmoid")):
            fits = loss in ("", ONE_PROBABILITY) if outputs[1] == "sigmoid" else loss != ONE_PROBABILITY
            with nullcontext() if fits else pytest.raises(ValueError, match="leave it out, or choose"):
                task.check_loss(loss, outputs)


def test_words_and_values_have_last_layers_of_their_own() -> None:
    assert NEXT_WORD.outputs(WORDS, {}) == (7, "softmax")
    assert FORECAST.outputs(SUNSPOTS, {}) == (1, "linear")
    assert FORECAST.losses[0] == "mse"


@given(st.integers(2, 60))
def test_chance_loss_is_the_cross_entropy_of_an_even_guess(classes: int) -> None:
    assert CLASSIFICATION.chance_loss is not None
    guess = np.full((1, classes), 1 / classes)
    loss = float(keras.losses.sparse_categorical_crossentropy(np.array([0]), guess)[0])
    assert CLASSIFICATION.chance_loss(even_guess(classes)) == pytest.approx(loss, rel=1e-5)


def test_even_guess_hits_one_class_in_so_many() -> None:
    assert CLASSIFICATION.baseline(validated(CLASSES, np.zeros((4, 2)), np.zeros(4))) == pytest.approx(1 / 3)
    assert even_guess(1) == 0.5


def test_commonest_word_is_that_of_the_training_set() -> None:
    nothing = np.zeros((0, 3))
    examples = Made(WORDS, nothing, np.array([5, 2, 5, 3]), nothing, np.array([5, 2, 2, 2]))
    assert NEXT_WORD.baseline(examples) == 0.25


@pytest.mark.parametrize("shape", [(), (1,)])
def test_naive_forecast_says_the_last_value_in_the_unit_of_the_series(shape: tuple[int, ...]) -> None:
    series = np.random.default_rng(0).normal(50, 20, 40)
    scaled = (series - 50) / SUNSPOTS.scale
    windows = np.array([scaled[start : start + 6] for start in range(34)])
    steps = [abs(series[time] - series[time - 1]) for time in range(6, 40)]
    examples = validated(SUNSPOTS, windows.reshape(34, 6, *shape), scaled[6:].reshape(34, *shape))
    assert FORECAST.baseline(examples) == pytest.approx(np.mean(steps))


def test_naive_forecast_of_whole_windows_counts_their_last_step() -> None:
    scaled = np.random.default_rng(1).normal(size=(9, 7))
    examples = validated(SUNSPOTS, scaled[:, :-1, None], scaled[:, 1:])
    assert FORECAST.baseline(examples) == pytest.approx(2 * np.abs(scaled[:, -1] - scaled[:, -2]).mean())


def test_metric_knows_its_direction_and_its_format() -> None:
    assert (ACCURACY.best((0.25, 0.75)), MAE.best((5.9, 4.5))) == (0.75, 4.5)
    assert ACCURACY.reaches(0.9, 0.9)
    assert not ACCURACY.reaches(0.8, 0.9)
    assert MAE.reaches(4.4, 4.5)
    assert not MAE.reaches(4.6, 4.5)
    assert (ACCURACY.text(0.9876), MAE.text(4.567)) == ("98.8%", "4.57")


@pytest.mark.parametrize("task", TASKS.values(), ids=lambda task: task.name)
def test_words_have_no_other_blanks_than_they_are_given(task: Task) -> None:
    blanks = {"unit": "windows", "value": 0.5, "training": 0.5, "validation": 0.25, "baseline": 0.5, "odds": 2.0}
    for part in ("score", "baseline", "flat", "by_heart"):
        assert "{" not in getattr(task.words, part).format_map(blanks)
    assert task.words.flat.endswith(".")
    assert task.words.by_heart.endswith(".")
