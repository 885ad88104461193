"""Recurrent layers step by step: SimpleRNN, LSTM and GRU read a sequence and keep a state from step to step.

Each gate adds up the same: what it reads of the step's input, what it reads of the state, and its bias. An activation
of that sum is the gate's value. The functions in `STEPS` say what a layer does with its gates.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from lessons.maths.activations import activate
from lessons.maths.arrays import Array
from lessons.maths.layer import Layer

GATES = {
    "SimpleRNN": ("candidate",),
    "LSTM": ("input", "forget", "candidate", "output"),
    "GRU": ("update", "reset", "candidate"),
}
"""The gates of each class, in the order in which Keras lays their weights side by side."""


@dataclass(frozen=True)
class Part:
    """What one gate adds up, before its activation: each (steps, units)."""

    input: Array
    state: Array
    bias: Array

    @property
    def sum(self) -> Array:
        """All three together."""
        total: Array = self.input + self.state + self.bias
        return total


@dataclass(frozen=True)
class Trace:
    """What a recurrent layer does, step by step; row t belongs to the step that it takes as number t.

    `gates` has each gate's values (steps, units), and `parts` what each adds up to them. `hidden` (steps, units) is
    the state behind each step, which is also what the layer hands on; `cell` (steps, units) the memory beside it that
    only an LSTM has. A masked step's gates are what they would have been: nothing comes of them.
    """

    gates: Mapping[str, Array]
    parts: Mapping[str, Part]
    hidden: Array
    cell: Array | None = None


def trace(layer: Layer, inputs: Array, mask: Array | None = None, force: Mapping[str, Array] | None = None) -> Trace:
    """What a SimpleRNN, LSTM or GRU does with a sequence.

    `inputs` (steps, features), any number type. `mask` (steps,) is False where an input is to be passed over: the
    state stays as it is. A layer that goes backwards takes the last input first. `force` sets gates by hand: for a
    gate's name one value a step (steps,), for all its units, NaN where the gate is free.

    Raises ValueError in a plain sentence for another layer, another shape or an unknown gate.
    """
    _check_class(layer)
    if inputs.ndim != 2:
        raise ValueError(f"A recurrent layer reads steps and features; this input has {inputs.ndim} dimensions.")
    direction = _direction(layer)
    counts = np.ones(len(inputs), bool) if mask is None else np.asarray(mask, bool)[::direction]
    return _walk(layer, np.asarray(inputs, np.float32)[::direction], counts, force or {})


def states(layer: Layer, inputs: Array) -> Array:
    """The state behind each step of many sequences at once: (N, steps, features) -> (N, steps, units) float32.

    As `trace` has it in `hidden`. Raises ValueError in a plain sentence for another layer.
    """
    _check_class(layer)
    steps_first = np.moveaxis(np.asarray(inputs, np.float32), 1, 0)[:: _direction(layer)]
    hidden = _walk(layer, steps_first, np.ones(len(steps_first), bool), {}).hidden
    return np.moveaxis(hidden, 0, 1)


def _check_class(layer: Layer) -> None:
    if layer.class_name not in GATES:
        raise ValueError(f"A {layer.class_name} layer takes no steps; {', '.join(GATES)} do.")


def _direction(layer: Layer) -> int:
    """By which steps the layer walks through a sequence: a layer that goes backwards takes the last input first."""
    return -1 if layer.config.get("go_backwards") else 1


def _walk(layer: Layer, inputs: Array, counts: Array, force: Mapping[str, Array]) -> Trace:
    """Takes all steps. Between steps and features, `inputs` may have an axis of sequences; so has then the trace."""
    gates = _Gates(layer, inputs.shape[:-1], force)
    take_step = STEPS[layer.class_name]
    hidden = cell = np.zeros(gates.shape[1:], np.float32)
    all_hidden, all_cell = np.zeros((2, *gates.shape), np.float32)
    for step, values in enumerate(inputs):
        gates.begin(step, values)
        after = take_step(gates, hidden, cell)
        if counts[step]:
            hidden, cell = after
        all_hidden[step], all_cell[step] = hidden, cell
    return Trace(gates.values, gates.parts, all_hidden, all_cell if layer.class_name == "LSTM" else None)


def _simple_rnn(gates: "_Gates", hidden: Array, cell: Array) -> tuple[Array, Array]:
    """The candidate is the new state."""
    candidate = gates.open("candidate", hidden)
    return candidate, cell


def _lstm(gates: "_Gates", hidden: Array, cell: Array) -> tuple[Array, Array]:
    """Sepp Hochreiter and Jürgen Schmidhuber (1997), with the forget gate of Felix Gers and others (2000)."""
    keep = gates.open("forget", hidden)  # How much of the cell stays.
    write = gates.open("input", hidden)  # How much of the candidate comes in.
    candidate = gates.open("candidate", hidden)
    cell = keep * cell + write * candidate
    read = gates.open("output", hidden)  # How much of the cell is handed on.
    return read * gates.activate(cell), cell


def _gru(gates: "_Gates", hidden: Array, cell: Array) -> tuple[Array, Array]:
    """Kyunghyun Cho and others (2014); with `reset_after` as cuDNN computes it."""
    keep = gates.open("update", hidden)  # How much of the state stays.
    reset = gates.open("reset", hidden)  # How much of the state the candidate reads.
    state, share = (hidden, reset) if gates.reset_after else (reset * hidden, 1.0)
    candidate = gates.open("candidate", state, share)
    return keep * hidden + (1 - keep) * candidate, cell


STEPS: Mapping[str, Callable[["_Gates", Array, Array], tuple[Array, Array]]] = {
    "SimpleRNN": _simple_rnn,
    "LSTM": _lstm,
    "GRU": _gru,
}
"""One step of each class: its gates, the state and the cell (units,) before it -> the state and the cell behind it."""


class _Gates:
    """The gates of one layer, each with its share of the weights, and what they were at every step so far.

    `steps` is the shape of what is read, without its features: the steps, and with many sequences how many.
    """

    def __init__(self, layer: Layer, steps: tuple[int, ...], force: Mapping[str, Array]) -> None:
        names = GATES[layer.class_name]
        config = layer.config
        self.shape = (*steps, layer.weights[1].shape[0])
        self.reset_after = config.get("reset_after", True)
        self._activation = config.get("activation", "tanh")
        self._gate_activation = config.get("recurrent_activation", "sigmoid")
        kernel, state_kernel, bias, state_bias = _weights(layer)
        self._kernels, self._state_kernels = _split(kernel, names), _split(state_kernel, names)
        self._biases, self._state_biases = _split(bias, names), _split(state_bias, names)
        self._forced = {name: np.full(steps[0], np.nan) for name in names} | _checked(force, names, steps[0])
        self._step, self._input = 0, np.zeros(len(kernel), np.float32)
        self.values = {name: np.zeros(self.shape, np.float32) for name in names}
        self.parts = {
            name: Part(np.zeros_like(value), np.zeros_like(value), np.broadcast_to(self._biases[name], self.shape))
            for name, value in self.values.items()
        }

    def begin(self, step: int, values: Array) -> None:
        """Turns to a step, and to what it reads (..., features)."""
        self._step, self._input = step, values

    def open(self, name: str, state: Array, share: Array | float = 1.0) -> Array:
        """One gate's value (..., units) at this step, from what the step reads and the state before it (..., units).

        `share` says how much of what the gate reads of the state counts.
        """
        part, step = self.parts[name], self._step
        part.input[step] = self._input @ self._kernels[name]
        part.state[step] = share * (state @ self._state_kernels[name] + self._state_biases[name])
        total = part.input[step] + part.state[step] + part.bias[step]
        value = self.activate(total) if name == "candidate" else activate(self._gate_activation, total)
        forced = self._forced[name][step]
        self.values[name][step] = value if np.isnan(forced) else forced
        opened: Array = self.values[name][step]
        return opened

    def activate(self, value: Array) -> Array:
        """The activation of what is kept, `tanh` unless the layer is made with another."""
        return activate(self._activation, value)


def _weights(layer: Layer) -> tuple[Array, Array, Array, Array]:
    """The kernels for the input and for the state, and a bias for each: zeros where the layer has none."""
    kernel, state_kernel, *biases = layer.weights
    width = kernel.shape[1]
    bias, state_bias = np.zeros((2, width), np.float32)
    if biases and biases[0].ndim == 2:  # A GRU with `reset_after`.
        bias, state_bias = biases[0]
    elif biases:
        bias = biases[0]
    return kernel, state_kernel, bias, state_bias


def _split(array: Array, names: tuple[str, ...]) -> dict[str, Array]:
    """Each gate's share of an array whose last axis holds all gates side by side."""
    return dict(zip(names, np.split(array, len(names), axis=-1), strict=True))


def _checked(force: Mapping[str, Array], names: tuple[str, ...], steps: int) -> dict[str, Array]:
    for name, values in force.items():
        if name not in names:
            raise ValueError(f"This layer has no gate '{name}'; it has {', '.join(names)}.")
        if np.shape(values) != (steps,):
            raise ValueError(f"The gate '{name}' needs one number for each of the {steps} steps.")
    return {name: np.asarray(values, np.float32) for name, values in force.items()}
