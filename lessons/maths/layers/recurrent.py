"""Layers that read a sequence step by step, and Bidirectional, which reads it from both ends."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.layer import Layer
from lessons.maths.layers.activation import activation
from lessons.maths.layers.row import (
    OFF,
    Argument,
    Config,
    LayerError,
    LayerRow,
    Mask,
    Shape,
    Weights,
    flag,
    one_of,
    whole,
    with_bias,
    word,
)
from lessons.maths.recurrent import GATES, states, trace

MAX_STEPS = 2_000
"""Each step is computed by itself, and takes its time."""

_ARGUMENTS = {
    "units": whole(),
    "activation": activation("tanh"),
    "use_bias": flag(True),
    "return_sequences": flag(False),
    "go_backwards": flag(False),
    "zero_output_for_mask": flag(False),
    "unroll": flag(False),
    "return_state": OFF,
    "stateful": OFF,
}
_OF_GATES = {"recurrent_activation": activation("sigmoid")}


def _steps(class_name: str) -> Callable[[Config, Weights, Array, Mask], Array]:
    def compute(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
        """What the layer's trace hands on: every step's state (T, units), or the last (units,)."""
        hidden = trace(Layer(class_name, config, weights), value, mask).hidden
        if mask is not None and config["zero_output_for_mask"]:
            # Where it unrolls a layer that goes backwards, Keras forgets to turn the mask around as well.
            turned = config["go_backwards"] and not (config["unroll"] and config["return_sequences"])
            counts = mask[::-1] if turned else mask
            hidden = np.where(counts[:, None], hidden, np.float32(0))
        return hidden if config["return_sequences"] else hidden[-1]

    return compute


def _many(class_name: str) -> Callable[[Config, Weights, Array], Array]:
    def compute(config: Config, weights: Weights, values: Array) -> Array:
        """As `_steps`, for many sequences (N, T, features)."""
        hidden = states(Layer(class_name, config, weights), values)
        return hidden if config["return_sequences"] else hidden[:, -1]

    return compute


def _shape(config: Config, shape: Shape) -> Shape:
    if shape[0] > MAX_STEPS:
        raise LayerError(f"Layerscope computes at most {MAX_STEPS:,} steps of a layer; here are {shape[0]:,}.")
    return (shape[0], config["units"]) if config["return_sequences"] else (config["units"],)


def _weights(class_name: str) -> Callable[[Config, Shape], tuple[Shape, ...]]:
    def weight_shapes(config: Config, shape: Shape) -> tuple[Shape, ...]:
        width = len(GATES[class_name]) * config["units"]
        state_kernel, *bias = with_bias(config, (config["units"], width))
        if config.get("reset_after") and bias:
            bias = [(2, width)]
        return (shape[-1], width), state_kernel, *bias

    return weight_shapes


def _next_mask(config: Config, value: Array, mask: Mask) -> Mask:
    return mask if config["return_sequences"] else None


def _row(name: str, **arguments: Argument) -> LayerRow:
    return LayerRow(
        name,
        _steps(name),
        {**_ARGUMENTS, **arguments},
        axes=2,
        output_shape=_shape,
        weight_shapes=_weights(name),
        next_mask=_next_mask,
        compute_many=_many(name),
        groups=(("cell",),),
    )


_RECURRENT = {
    row.name: row
    for row in (
        _row("SimpleRNN"),
        _row("LSTM", **_OF_GATES),
        _row("GRU", **_OF_GATES, reset_after=flag(True)),
    )
}

_MERGES: dict[str, Callable[[Array, Array], Array]] = {
    "concat": lambda there, back: np.concatenate([there, back], axis=-1),
    "sum": np.add,
    "mul": np.multiply,
    "ave": lambda there, back: (there + back) / 2,
}
"""How Bidirectional makes one output of two."""


def _both_ways(config: Config, weights: Weights, value: Array, mask: Mask) -> Array:
    half = len(weights) // 2
    there, back = (
        _RECURRENT[one.class_name].run(replace(one, weights=share), value, mask)[0]
        for one, share in zip(_directions(config), (weights[:half], weights[half:]), strict=True)
    )
    if config["layer"]["config"]["return_sequences"]:
        back = back[::-1]  # It read the last step first.
    return _MERGES[config["merge_mode"]](there, back)


def _many_both_ways(config: Config, weights: Weights, values: Array) -> Array:
    half = len(weights) // 2
    there, back = (
        _RECURRENT[one.class_name].run_many(replace(one, weights=share), values)
        for one, share in zip(_directions(config), (weights[:half], weights[half:]), strict=True)
    )
    if config["layer"]["config"]["return_sequences"]:
        back = back[:, ::-1]  # It read the last step first.
    return _MERGES[config["merge_mode"]](there, back)


def _directions(config: Config) -> tuple[Layer, Layer]:
    """The layer that runs forwards and the one that runs backwards, without weights.

    Keras makes the second like the first where none is given, and has both hand on zeros for masked steps where they
    hand on every step.
    """
    first = config["layer"]
    second = config["backward_layer"] or {**first, "config": {**first["config"], "go_backwards": True}}
    if not _fit(first, second):
        raise LayerError("The two layers of a Bidirectional layer must be alike and run in opposite directions.")
    zeros = {"zero_output_for_mask": first["config"]["return_sequences"]}
    there, back = (Layer(one["class_name"], {**one["config"], **zeros}) for one in (first, second))
    return there, back


def _fit(first: Config, second: Config) -> bool:
    ours, theirs = first["config"], second["config"]
    alike = all(ours[name] == theirs[name] for name in ("units", "use_bias", "return_sequences"))
    return alike and first["class_name"] == second["class_name"] and ours["go_backwards"] != theirs["go_backwards"]


def _shape_of_both(config: Config, shape: Shape) -> Shape:
    *steps, units = _shape(config["layer"]["config"], shape)
    return *steps, units * 2 if config["merge_mode"] == "concat" else units


def _weights_of_both(config: Config, shape: Shape) -> tuple[Shape, ...]:
    there, back = (_RECURRENT[one.class_name].weights(one.config, shape) for one in _directions(config))
    return there + back


def _is_recurrent(value: Any) -> bool:
    """Whether a value describes one of the recurrent layers, as Keras writes it."""
    return (
        isinstance(value, dict)
        and value.get("class_name") in _RECURRENT
        and value.get("module", "keras.layers") == "keras.layers"
    )


def _description(value: Any) -> Any:
    """The description of a recurrent layer with the part of its configuration that counts."""
    if not _is_recurrent(value):
        return value
    settings = _RECURRENT[value["class_name"]].settings(value["config"])
    names = {"name": word(value["config"]["name"])} if "name" in value["config"] else {}
    return {**value, "config": names | settings}


ROWS = (
    *_RECURRENT.values(),
    LayerRow(
        "Bidirectional",
        _both_ways,
        {
            "layer": Argument(_is_recurrent, plain=_description),
            "backward_layer": Argument(lambda value: value is None or _is_recurrent(value), plain=_description),
            "merge_mode": one_of(*_MERGES),
        },
        axes=2,
        output_shape=_shape_of_both,
        weight_shapes=_weights_of_both,
        next_mask=lambda config, value, mask: _next_mask(config["layer"]["config"], value, mask),
        compute_many=_many_both_ways,
        groups=(("forward_layer", "cell"), ("backward_layer", "cell")),
    ),
)
