"""A layer as a program writes it, run, is the layer that is built."""

from typing import Any

import keras
import pytest
from keras.regularizers import L2

from lessons.networks import NETWORKS
from lessons.networks.plan import LayerPlan
from lessons.training.reports.layer_code import call
from lessons.training.worker import build
from tests.networks.corners import edges
from tests.training.built import described


def config(layer: keras.Layer) -> Any:
    return nameless(layer.get_config())


def nameless(config: Any) -> Any:
    """A configuration without names, in the layers that it wraps either: Keras numbers those that have none."""
    if not isinstance(config, dict):
        return config
    return {name: nameless(value) for name, value in config.items() if name != "name"}


@pytest.mark.parametrize("name", NETWORKS)
def test_written_layers_are_those_of_the_plan(name: str) -> None:
    for options in edges(name):
        for layer in described(name, (768,) if name == "head" else (96, 96, 3), 2, **options).layers:
            written = eval(f"keras.layers.{call(layer)}", {"keras": keras})
            assert config(written) == config(build.layer(layer))


@pytest.mark.parametrize(
    ("layer", "written"),
    [
        (LayerPlan("Flatten", {"name": "flatten"}), "Flatten()"),
        (LayerPlan("Rescaling", {"scale": 1 / 255}), "Rescaling(1 / 255)"),
        (LayerPlan("MaxPooling2D", {"pool_size": 2, "name": "pooling"}), "MaxPooling2D(2)"),
        (
            LayerPlan("Conv2D", {"filters": 8, "kernel_size": 3, "activation": "relu", "trainable": False}),
            'Conv2D(8, 3, activation="relu", trainable=False)',
        ),
        (
            LayerPlan("Dense", {"units": 4, "kernel_regularizer": keras.saving.serialize_keras_object(L2(0.5))}),
            "Dense(4, kernel_regularizer=keras.regularizers.L2(0.5))",
        ),
        (
            LayerPlan(
                "Bidirectional",
                {"layer": {"module": "keras.layers", "class_name": "LSTM", "config": {"units": 32, "name": "cell"}}},
            ),
            "Bidirectional(layer=keras.layers.LSTM(32))",
        ),
    ],
)
def test_layers_are_written_as_the_course_writes_them(layer: LayerPlan, written: str) -> None:
    assert call(layer) == written
