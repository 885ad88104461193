"""Options as specs were written when all of them were whole numbers, for runs and recordings of that time."""

from typing import Any

from lessons.networks.options import Options

_PARTS = {"dropout": 100, "l2": 1000}
"""Dropout was written in hundredths, the weight penalty in thousandths."""
_FLAGS = ("divided", "pretrained", "sigmoid", "trainable")
"""These were 0 or 1."""


def modern(options: Options) -> dict[str, Any]:
    """The options as they are written today; those of today stay as they are."""
    return {name: _modern(name, value) for name, value in options.items()}


def _modern(name: str, value: Any) -> Any:
    if type(value) is not int:
        return value
    if name in _PARTS:
        return value / _PARTS[name]
    return bool(value) if name in _FLAGS and value in (0, 1) else value
