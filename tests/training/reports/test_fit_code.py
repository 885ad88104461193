"""The training part of a program: run as it is written, it trains as our own loop does."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import pytest

from lessons.training.reports.fit_code import fit
from lessons.training.run.spec import Schedule, TrainingSpec
from lessons.training.worker import loop
from lessons.training.worker.examples import read
from tests.training.listener import Listener

SMALL = TrainingSpec(examples=64, epochs=4, network_options={"filters": 4, "dense": 16})


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    [
        {"optimizer": "sgd", "learning_rate": 0.01, "momentum": 0.9},
        {"schedule": Schedule(1e-4, 10, 2)},
        {"learning_rate": 0.01, "goals": {"val_loss": 2.0, "accuracy": 0.4}},
        {"learning_rate": 0.01, "epochs": 20, "stop_at_accuracy": 0.6, "patience": 2},
        {"learning_rate": 0.05, "epochs": 6, "checkpoint": True},
        {"optimizer": "rmsprop", "loss": "sparse_categorical_crossentropy"},
    ],
)
def test_program_trains_as_the_loop_does(
    changes: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, listener = replace(SMALL, **changes), Listener()
    examples = read(run)
    ours = loop.build(run, examples)
    loop.train(ours, run, examples, listener, listener.commands)
    monkeypatch.chdir(tmp_path)
    histories: list[dict[str, list[float]]] = []
    monkeypatch.setattr(keras.Sequential, "fit", noting(keras.Sequential.fit, histories))
    names = {
        "keras": keras,
        "model": loop.build(run, examples),
        "train": examples.inputs,
        "train_labels": examples.targets,
        "validation": examples.validation_inputs,
        "validation_labels": examples.validation_targets,
    }
    exec(compile("\n".join(fit(run)), "program", "exec"), names)
    ends = [point for point in listener.points if point.ends_epoch]
    assert histories[0]["val_loss"] == [end.val_loss for end in ends]
    assert histories[0]["accuracy"] == [end.accuracy for end in ends]
    for mine, theirs in zip(ours.get_weights(), names["model"].get_weights(), strict=True):
        assert (mine == theirs).all()


def noting(train: Any, histories: list[dict[str, list[float]]]) -> Any:
    """`fit`, which also notes its history."""

    def fit(model: keras.Sequential, *values: Any, **options: Any) -> Any:
        history = train(model, *values, **options, verbose=0)
        histories.append(history.history)
        return history

    return fit


def test_program_of_a_forecast_measures_and_stops_as_the_task_does() -> None:
    lines = "\n".join(fit(TrainingSpec(task="forecast", loss="huber", goals={"val_mae": 5.0})))
    assert 'loss="huber"' in lines
    assert 'metrics=["mae"]' in lines
    assert 'if logs["val_mae"] <= 5.0:' in lines
