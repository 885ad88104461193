"""A recurrent layer step by step: its gates and states as strips over the steps, and what makes a state of them.

The diagram is drawn from `FLOWS`, which say in names what `lessons.maths.recurrent` computes: the same for a window of
a series and for the words of a sentence.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from lessons.figures import palette
from lessons.figures.payload import pack
from lessons.maths.activations import activate
from lessons.maths.arrays import Array
from lessons.maths.layer import Layer
from lessons.maths.recurrent import GATES, Trace

CELL, HIDDEN = "cell", "hidden"
CELL_BEFORE, HIDDEN_BEFORE = "cell before", "hidden before"
SQUEEZED, REST = "squeezed", "rest"
TITLES = {
    "forget": "Forget gate",
    "input": "Input gate",
    "update": "Update gate",
    "reset": "Reset gate",
    "candidate": "Candidate",
    "output": "Output gate",
    CELL: "Memory",
    HIDDEN: "State",
    CELL_BEFORE: "Memory before",
    HIDDEN_BEFORE: "State before",
    SQUEEZED: "tanh of memory",
    REST: "1 − update",
}
HINTS = {
    "forget": "how much of the memory stays",
    "input": "how much comes in",
    "update": "how much of the state stays",
    "reset": "how much of the state is read",
    "candidate": "what could be written",
    "output": "how much is handed on",
    CELL: "what is kept inside",
    HIDDEN: "what is handed on",
}
SIGNED = ("candidate", CELL, HIDDEN)
"""What may be below 0; the other gates are shares from 0 to 1."""


class Sum(NamedTuple):
    """What makes the state `name`: products of factors, added up."""

    name: str
    products: tuple[tuple[str, ...], ...]


FLOWS: Mapping[str, tuple[Sum, ...]] = {
    "SimpleRNN": (Sum(HIDDEN, (("candidate",),)),),
    "LSTM": (Sum(CELL, (("forget", CELL_BEFORE), ("input", "candidate"))), Sum(HIDDEN, (("output", SQUEEZED),))),
    "GRU": (Sum(HIDDEN, (("update", HIDDEN_BEFORE), (REST, "candidate"))),),
}
"""The last steps of each class, as `lessons.maths.recurrent.STEPS` takes them."""


class Line(NamedTuple):
    """A window of a series (steps,), what came behind it, and what the network says; all in the series' unit."""

    values: Array
    actual: float
    forecast: float


class Verdicts(NamedTuple):
    """What a network says after every step, by the name of the row: the probability (steps,) of the second class."""

    classes: Sequence[str]
    rows: Mapping[str, Array]


def factors(layer: Layer, trace: Trace) -> dict[str, Array]:
    """All numbers of `FLOWS` by name, each (steps, units)."""
    found = {**trace.gates, HIDDEN: trace.hidden, HIDDEN_BEFORE: _before(trace.hidden)}
    if trace.cell is not None:
        squeezed = activate(layer.config.get("activation", "tanh"), trace.cell)
        found |= {CELL: trace.cell, CELL_BEFORE: _before(trace.cell), SQUEEZED: squeezed}
    if "update" in trace.gates:
        found[REST] = 1 - trace.gates["update"]
    return found


def _before(state: Array) -> Array:
    """A state (steps, units) as it was before each step: zeros before the first."""
    return np.concatenate([np.zeros_like(state[:1]), state[:-1]])


def payload(
    layer: Layer,
    trace: Trace,
    labels: Sequence[str],
    line: Line | None = None,
    show_left: bool = True,
    verdicts: Verdicts | None = None,
) -> bytes:
    """The payload of a traced `layer`: `labels` say what it reads at each step; a series is drawn as a `line`.

    `show_left` adds what is left of each step in the first state of the flow, where something of it stays. Below words
    stand the `verdicts`, where there are any.
    """
    gates, flow, numbers = GATES[layer.class_name], FLOWS[layer.class_name], factors(layer, trace)
    states = [each.name for each in flow]
    meta: dict[str, Any] = {
        "labels": list(labels),
        "class": layer.class_name,
        "rows": [_row(name, numbers[name]) for name in (*_in_order(gates), *states)],
        "gates": {name: _activation(layer, name) for name in gates},
        "flow": [each._asdict() for each in flow],
        "titles": {name: TITLES[name] for name in numbers},
        "colours": {"series": palette.POINT, "actual": palette.VALIDATION, "forecast": palette.MODEL},
    }
    if show_left and len(flow[0].products) > 1:
        meta["leftOfEachStep"] = True
    arrays = {name: array.astype(np.float32) for name, array in numbers.items()}
    for name, part in trace.parts.items():
        arrays |= {f"{name}.input": part.input, f"{name}.state": part.state, f"{name}.bias": part.bias[0]}
    if line is not None:
        meta |= {"actual": line.actual, "forecast": line.forecast}
        arrays["values"] = line.values.astype(np.float32)
    if verdicts is not None:
        meta |= {"classes": list(verdicts.classes), "verdicts": list(verdicts.rows)}
        arrays |= {f"verdict{row}": said.astype(np.float32) for row, said in enumerate(verdicts.rows.values())}
    return pack(meta, {**arrays, "signedColours": palette.SIGNED, "sequentialColours": palette.SEQUENTIAL})


def _activation(layer: Layer, gate: str) -> str:
    """What a gate's sum goes through."""
    name, default = ("activation", "tanh") if gate == "candidate" else ("recurrent_activation", "sigmoid")
    return str(layer.config.get(name, default))


def _in_order(gates: Sequence[str]) -> list[str]:
    """The gates in the order of the sum: what stays comes first."""
    return [name for name in TITLES if name in gates]


def _row(name: str, values: Array) -> dict[str, Any]:
    """A strip: numbers around 0 reach `limit` on either side; what is a share has none."""
    row = {"name": name, "hint": HINTS[name]}
    return row | {"limit": palette.signed_limit(values)} if name in SIGNED else row
