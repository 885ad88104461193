"""The layers of a plan as a Keras program writes them."""

from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from lessons.networks.plan import LayerPlan


def call(layer: LayerPlan) -> str:
    """What makes the layer, without its name: `Conv2D(16, 3, activation="relu")`."""
    return _call(layer.class_name, layer.config)


def _call(class_name: str, config: Mapping[str, Any]) -> str:
    arguments = {name: value for name, value in config.items() if name != "name"}
    first = len(list(takewhile(_is_number, arguments.values())))
    written = [
        _value(value) if place < first else f"{name}={_value(value)}"
        for place, (name, value) in enumerate(arguments.items())
    ]
    return f"{class_name}({', '.join(written)})"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['module']}.{_call(value['class_name'], value['config'])}"
    if value == 1 / 255:
        return "1 / 255"
    return f'"{value}"' if isinstance(value, str) else repr(value)
