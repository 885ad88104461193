"""TrainingSpec: JSON both ways, and a plain sentence for everything it refuses."""

import json
import math
import re
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.networks import NETWORKS
from lessons.tasks import CLASSIFICATION
from lessons.training.run.spec import OPTIMIZERS, Schedule, TrainingSpec

specs = st.builds(
    TrainingSpec,
    data=st.sampled_from(["digits", "/some/folder", "Bilder für die Klasse.zip"]),
    network_options=st.fixed_dictionaries(
        {}, optional={"filters": st.integers(4, 64), "convolutions": st.integers(1, 2)}
    ),
    image_size=st.integers(10, 300),
    optimizer=st.sampled_from(OPTIMIZERS),
    learning_rate=st.floats(1e-9, 1e30),
    batch_size=st.integers(1, 1024),
    epochs=st.integers(1, 1000),
    examples=st.none() | st.integers(1, 1_000_000),
    patience=st.none() | st.integers(1, 1000),
    stop_at_accuracy=st.none() | st.floats(0, 1),
    stop_at_val_accuracy=st.none() | st.floats(0, 1),
    leak=st.booleans(),
    loss=st.sampled_from(["", *CLASSIFICATION.losses]),
    schedule=st.none() | st.builds(Schedule, st.floats(1e-12, 1), st.floats(0.1, 10), st.integers(1, 100)),
    goals=st.dictionaries(st.sampled_from(["loss", "val_loss", "val_accuracy"]), st.floats(0, 1)),
    seed=st.integers(0, 2**31 - 1),
)


HEAD = {"network": "head", "network_options": {}}


@given(specs)
def test_json_gives_the_same_spec_back(spec: TrainingSpec) -> None:
    assert TrainingSpec.from_json(spec.to_json()) == spec


def test_options_of_the_data_are_completed_and_survive_json() -> None:
    spec = TrainingSpec(network="dense-windows", task="forecast", data_options={"window": 30})
    assert spec.data_options == {"window": 30, "split": 0, "scaled": False}
    assert TrainingSpec.from_json(spec.to_json()) == spec
    assert [TrainingSpec(network=name).kind.name for name in ("dense", "pooled-embedding")] == ["pictures", "texts"]


def test_base_is_part_of_the_json() -> None:
    spec = TrainingSpec(base="inception-v3", network="head", image_size=150)
    assert TrainingSpec.from_json(spec.to_json()) == spec


@pytest.mark.parametrize("missing", asdict(TrainingSpec()))
def test_a_field_that_an_old_spec_lacks_takes_its_default(missing: str) -> None:
    values = asdict(TrainingSpec(seed=7, epochs=3, patience=2))
    del values[missing]
    spec = TrainingSpec.from_json(json.dumps(values))
    assert getattr(spec, missing) == getattr(TrainingSpec(), missing)


def test_options_that_are_not_named_take_the_networks_defaults() -> None:
    assert TrainingSpec(network_options={"filters": 8}).network_options == {
        "filters": 8,
        "convolutions": 1,
        "dense": 128,
    }


WRITTEN_BEFORE = """{"data": "cats-or-dogs", "network": "pictures-cnn", "network_options": {"filters": 8,
"convolutions": 3, "most_filters": 64, "double_every": 1, "dense": 128, "dropout": 50, "l2": 5, "sigmoid": 1,
"spare_outputs": 0}, "image_size": 50, "optimizer": "rmsprop", "learning_rate": 0.001, "batch_size": 20, "epochs": 30,
"examples": 500, "remeasure": true, "seed": 0}"""
TRANSFER_BEFORE = """{"data": "cats-or-dogs", "network": "transfer", "network_options": {"pretrained": 1,
"trainable": 0, "cut": 4, "dense": 16, "dropout": 20, "divided": 0}, "image_size": 48, "per_class": 20}"""


def test_options_of_before_keep_their_meaning() -> None:
    options = TrainingSpec.from_json(WRITTEN_BEFORE).network_options
    assert (options["dropout"], options["l2"], options["sigmoid"]) == (0.5, 0.005, True)
    assert (options["filters"], options["dense"]) == (8, 128)
    transfer = TrainingSpec.from_json(TRANSFER_BEFORE).network_options
    flags = (transfer["pretrained"], transfer["trainable"], transfer["divided"])
    assert all(isinstance(flag, bool) for flag in flags)
    assert (*flags, transfer["dropout"]) == (True, False, False, 0.2)


def test_options_of_today_are_not_taken_for_those_of_before() -> None:
    spec = TrainingSpec(network="pictures-cnn", network_options={"dropout": 0.5, "l2": 0.005}, image_size=75)
    assert TrainingSpec.from_json(spec.to_json()) == spec
    assert json.loads(spec.to_json())["network_options"]["dropout"] == 0.5


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"nesterov": true}', "A training spec has no field 'nesterov'."),
        ("[]", "A training spec must be a JSON object."),
        ("{", "A training spec must be a JSON object."),
    ],
)
def test_text_that_is_no_spec_is_refused(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(says)}$"):
        TrainingSpec.from_json(text)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"data": ""}, "data must name a data set, a folder or a zip."),
        ({"optimizer": "lion"}, "optimizer must be one of adam, sgd, rmsprop; it is 'lion'."),
        ({"network": "resnet"}, f"network must be one of {', '.join(NETWORKS)}; it is 'resnet'."),
        ({"epochs": 0}, "epochs must be between 1 and 1000; it is 0."),
        ({"epochs": 2.0}, "epochs must be a whole number; it is 2.0."),
        ({"epochs": None}, "epochs must be a whole number; it is None."),
        ({"batch_size": True}, "batch_size must be a whole number; it is True."),
        ({"learning_rate": float("nan")}, "learning_rate must be between 1e-09 and 1e+30; it is nan."),
        ({"learning_rate": "fast"}, "learning_rate must be a number; it is 'fast'."),
        ({"stop_at_val_accuracy": -0.1}, "stop_at_val_accuracy must be between 0 and 1; it is -0.1."),
        ({"leak": 1}, "leak must be true or false; it is 1."),
        ({"stop_at_accuracy": 99.8}, "stop_at_accuracy must be between 0 and 1; it is 99.8."),
        (
            {"network_options": {"units": 3}},
            "The network digits-cnn has no option 'units'; it has filters, convolutions, dense.",
        ),
        (
            {"network": "pictures-cnn", "image_size": 75, "network_options": {"dropout": 50}},
            "dropout must be between 0 and 0.9; it is 50.",
        ),
        (
            {"network": "pictures-cnn", "image_size": 75, "network_options": {"sigmoid": 1}},
            "sigmoid must be true or false; it is 1.",
        ),
        ({"network_options": {"filters": 65}}, "filters must be between 4 and 64; it is 65."),
        ({**HEAD, "base": "resnet"}, "base must be one of mobilenet-v2, inception-v3; it is 'resnet'."),
        ({"base": "mobilenet-v2"}, "A base needs the network head, and the network head a base."),
        (HEAD, "A base needs the network head, and the network head a base."),
        (
            {**HEAD, "base": "mobilenet-v2"},
            "The base mobilenet-v2 reads pictures of 96 pixels; image_size is 28.",
        ),
        (
            {**HEAD, "base": "mobilenet-v2", "image_size": 96, "augmentation": {"rotation": 9}},
            "A base sees every picture once, so augmentation cannot change it anew in every epoch.",
        ),
        ({"task": "poetry"}, "task must be one of classification, next-word, forecast; it is 'poetry'."),
        ({"loss": "mse"}, f"loss must be one of {', '.join(CLASSIFICATION.losses)}; it is 'mse'."),
        ({"task": "forecast", "loss": "log"}, "loss must be one of mse, huber, mae; it is 'log'."),
        ({"momentum": 0.9}, "Only the optimizer sgd takes a momentum; the optimizer is adam."),
        ({"optimizer": "sgd", "momentum": 1.5}, "momentum must be between 0 and 1; it is 1.5."),
        ({"data_options": 3}, "data_options must map names to values."),
        ({"data_options": {"window": 20}}, "data_options for pictures have no 'window'; they have none."),
        (
            {"network": "pooled-embedding", "network_options": {}, "data_options": {"length": 0}},
            "length must be between 1 and 1000; it is 0.",
        ),
        (
            {"network": "dense-windows", "network_options": {}, "augmentation": {"rotation": 9}},
            "Only pictures can be augmented; the network dense-windows reads series.",
        ),
        ({"goals": [0.9]}, "goals must map names to numbers."),
        (
            {"goals": {"mae": 5}},
            "The name of a goal must be one of loss, accuracy, val_loss, val_accuracy; it is 'mae'.",
        ),
        ({"goals": {"val_accuracy": 99.8}}, "The goal of val_accuracy must be between 0 and 1; it is 99.8."),
        ({"goals": {"loss": "low"}}, "The goal of loss must be a number; it is 'low'."),
        ({"schedule": {"start": 1e-8}}, "schedule must give values for start, factor, every, and for nothing else."),
        (
            {"schedule": {"start": 1e-8, "factor": 10, "every": 0.5}},
            "schedule every must be a whole number; it is 0.5.",
        ),
        (
            {"schedule": {"start": 0, "factor": 10, "every": 20}},
            "schedule start must be between 1e-12 and 1e+30; it is 0.",
        ),
        ({"network_options": [8]}, "network_options must map names to values."),
        (
            {"image_size": 9, "network_options": {"convolutions": 2}},
            "The network digits-cnn with these options needs pictures of 10 pixels or more; image_size is 9.",
        ),
    ],
)
def test_a_value_that_cannot_be_trained_with_is_refused_in_one_sentence(change: dict, says: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(says)}$"):
        replace(TrainingSpec(), **change)


@pytest.mark.parametrize(
    ("goal", "val_goal", "accuracy", "val_accuracy", "reached"),
    [
        (None, None, 1.0, 1.0, False),
        (0.9, None, 0.9, 0.1, True),
        (None, 0.8, 0.1, 0.8, True),
        (0.9, 0.8, 0.95, 0.79, False),
        (0.9, 0.8, 0.89, 0.85, False),
        (0.9, 0.8, 0.9, 0.8, True),
        (0.9, 0.8, 0.9, None, False),
    ],
)
def test_all_of_a_goal_must_be_reached(
    goal: float | None, val_goal: float | None, accuracy: float, val_accuracy: float | None, reached: bool
) -> None:
    spec = TrainingSpec(stop_at_accuracy=goal, stop_at_val_accuracy=val_goal)
    assert spec.reaches_goal({"accuracy": accuracy, "val_accuracy": val_accuracy}) == reached


@pytest.mark.parametrize(
    ("task", "goals", "values", "reached"),
    [
        ("classification", {"val_loss": 0.5}, {"val_loss": 0.5}, True),
        ("classification", {"val_loss": 0.5}, {"val_loss": 0.6}, False),
        ("classification", {"val_loss": 0.5}, {"val_loss": math.nan}, False),
        ("forecast", {"val_mae": 5.0}, {"val_mae": 4.9}, True),
        ("forecast", {"val_mae": 5.0}, {"val_mae": 5.1}, False),
        ("forecast", {"mae": 5.0, "val_mae": 5.0}, {"mae": 4.0, "val_mae": 5.1}, False),
        ("forecast", {"mae": 5.0}, {"mae": math.nan}, False),
        ("next-word", {"accuracy": 0.9}, {"accuracy": 0.95}, True),
        ("next-word", {"accuracy": 0.9}, {"accuracy": math.nan}, False),
    ],
)
def test_a_goal_is_reached_from_where_the_number_is_worse(
    task: str, goals: dict[str, float], values: dict[str, float], reached: bool
) -> None:
    assert TrainingSpec(task=task, goals=goals).reaches_goal(values) == reached


def test_a_schedule_sweeps_the_rate_as_the_course_does() -> None:
    schedule = Schedule(1e-8, 10, 20)
    assert [schedule.rate(epoch) for epoch in range(100)] == [1e-8 * 10 ** (epoch / 20) for epoch in range(100)]
