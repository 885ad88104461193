"""The layers that several networks are made of."""

from typing import Any

from lessons.networks.plan import LayerPlan, Outputs, TextEncoding

ANSWERS = {"softmax": "probabilities", "sigmoid": "probability"}
"""What the layer that answers is called, by its activation."""


def rescaling() -> LayerPlan:
    """Pixels of 0 to 255 as numbers of 0 to 1."""
    return LayerPlan("Rescaling", {"scale": 1 / 255, "name": "rescaling"})


def convolution(filters: int, name: str, **settings: Any) -> LayerPlan:
    """A 3x3 convolution with a ReLU."""
    own = {"filters": filters, "kernel_size": 3, "activation": "relu"}
    return LayerPlan("Conv2D", {**own, **settings, "name": f"convolution_{name}"})


def pooling(number: int) -> LayerPlan:
    """The largest of every 2x2 numbers."""
    return LayerPlan("MaxPooling2D", {"pool_size": 2, "name": f"pooling_{number}"})


def flatten() -> LayerPlan:
    """All numbers in one row."""
    return LayerPlan("Flatten", {"name": "flatten"})


def dropout(rate: float) -> list[LayerPlan]:
    """Training leaves out this share of the numbers; no layer where that is none."""
    return [LayerPlan("Dropout", {"rate": rate, "name": "dropout"})] if rate else []


def l2(factor: float) -> dict[str, Any]:
    """A weight penalty as Keras writes it in a configuration."""
    return {"module": "keras.regularizers", "class_name": "L2", "config": {"l2": factor}, "registered_name": None}


def dense(units: int, name: str = "dense", **settings: Any) -> LayerPlan:
    """Units with a ReLU."""
    return LayerPlan("Dense", {"units": units, "activation": "relu", **settings, "name": name})


def embedding(encoding: TextEncoding, dimensions: int, **settings: Any) -> LayerPlan:
    """A vector for each word of a text."""
    sizes = {"input_dim": encoding.vocabulary.id_count, "output_dim": dimensions}
    return LayerPlan("Embedding", {**sizes, **settings, "name": "embedding"})


def recurrent(cell: str, units: int, name: str, both_ways: bool = False, **settings: Any) -> LayerPlan:
    """A SimpleRNN, GRU or LSTM that reads step by step; `both_ways` a second one reads from the end."""
    config = {"units": units, **settings}
    if not both_ways:
        return LayerPlan(cell, {**config, "name": name})
    layer = {"module": "keras.layers", "class_name": cell, "config": config}
    return LayerPlan("Bidirectional", {"layer": layer, "name": name})


def answer(outputs: Outputs) -> LayerPlan:
    """The layer that answers."""
    units, activation = outputs
    return LayerPlan("Dense", {"units": units, "activation": activation, "name": ANSWERS.get(activation, "answer")})
