"""What is known of one Keras class of layers: how it computes, what it makes of a shape, how it may be set."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.geometry import Window
from lessons.maths.layer import Layer

Shape = tuple[int, ...]
Config = Mapping[str, Any]
Weights = tuple[Array, ...]
Mask = Array | None
"""Which positions count (T,), True or False; None where all do."""

LARGEST = 1_000_000
"""The most units, maps or words of a layer."""
LARGEST_WINDOW = 300
_LONGEST_WORD = 60
_INPUTS = {1: "a vector", 2: "a sequence", 3: "feature maps"}


class LayerError(ValueError):
    """A layer cannot be computed as it is set; the message is one plain sentence for the learner."""


class Argument(NamedTuple):
    """What a layer is made with: the values that can be computed, and Keras's own where none is given.

    `plain` gives a value one form, however it is written.
    """

    allows: Callable[[Any], bool]
    default: Any = None
    plain: Callable[[Any], Any] = lambda value: value


@dataclass(frozen=True)
class LayerRow:
    """One Keras class.

    `arguments` are the parts of a configuration that decide what it computes; the functions get all of them, in plain
    form. `compute` makes the output of one item; `output_shape` and `weight_shapes` answer for the shape of its input,
    which has `axes` axes, any number where that is None. `sliding` gives the window that it slides over its input. A
    layer that is `positionwise` computes each position of a sequence by itself: it hands a mask on, and takes many rows
    at once; the others end a mask, unless `next_mask` says what becomes of it. `compute_many` makes the outputs of many
    items at once, where that is faster than one after the other. `groups` are the ways down from the
    layer to its weights in a `.keras` file, an equal share in each. `idle` layers act in training alone.
    """

    name: str
    compute: Callable[[Config, Weights, Array, Mask], Array]
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    axes: int | None = None
    output_shape: Callable[[Config, Shape], Shape] = lambda config, shape: shape
    weight_shapes: Callable[[Config, Shape], tuple[Shape, ...]] = lambda config, shape: ()
    sliding: Callable[[Config], Window] | None = None
    positionwise: bool = False
    next_mask: Callable[[Config, Array, Mask], Mask] | None = None
    compute_many: Callable[[Config, Weights, Array], Array] | None = None
    groups: tuple[tuple[str, ...], ...] = ((),)
    idle: bool = False

    def settings(self, config: Config) -> dict[str, Any]:
        """The arguments in plain form, with Keras's defaults where `config` gives none.

        Raises LayerError for a layer that cannot be computed as Keras does.
        """
        values: dict[str, Any] = {}
        for name, argument in self.arguments.items():
            value = values[name] = argument.plain(config.get(name, argument.default))
            if name in config and not argument.allows(value):
                raise LayerError(f"Layerscope cannot compute a {self.name} layer with {name} {word(value)}.")
        return values

    def run(self, layer: Layer, value: Array, mask: Mask = None) -> tuple[Array, Mask]:
        """The layer's output for one item `value`, float32, and the mask of that output."""
        config = self.settings(layer.config)
        self._check_axes(value.shape)
        output = self.compute(config, layer.weights, value, mask).astype(np.float32, copy=False)
        if self.next_mask:
            return output, self.next_mask(config, value, mask)
        return output, mask if self.positionwise else None

    def run_many(self, layer: Layer, values: Array) -> Array:
        """The outputs (N, ...) float32 for many items `values` (N, ...), whose positions all count."""
        if self.compute_many is not None:
            self._check_axes(values.shape[1:])
            return self.compute_many(self.settings(layer.config), layer.weights, values)
        if self.positionwise:
            return self.run(layer, values)[0]
        return np.stack([self.run(layer, value)[0] for value in values])

    def shape(self, config: Config, input_shape: Shape) -> Shape:
        """The shape of its output for one item of `input_shape`. Raises LayerError where it cannot read such items."""
        values = self.settings(config)
        self._check_axes(input_shape)
        return self.output_shape(values, input_shape)

    def weights(self, config: Config, input_shape: Shape) -> tuple[Shape, ...]:
        """The shapes of its weights for items of `input_shape`, in Keras's order. Raises LayerError as `shape`."""
        values = self.settings(config)
        self._check_axes(input_shape)
        return self.weight_shapes(values, input_shape)

    def window(self, config: Config) -> Window | None:
        """What it slides over its input, or None where it slides nothing."""
        return self.sliding(self.settings(config)) if self.sliding else None

    def _check_axes(self, shape: Shape) -> None:
        if self.axes is not None and len(shape) != self.axes:
            before = _INPUTS.get(len(shape), "something else")
            raise LayerError(
                f"The {self.name} layer needs {_INPUTS[self.axes]}, but the layer before it gives {before}."
            )


def word(value: Any) -> str:
    """A value of a configuration as a short word: it may be anything."""
    if isinstance(value, dict):
        value = value.get("class_name")
    text = str(value)
    return text if len(text) <= _LONGEST_WORD and text.isprintable() else "of an unknown kind"


def whole(most: int = LARGEST) -> Argument:
    """A whole number from 1 to `most`."""
    return Argument(lambda value: _is_whole(value, most))


def sides(axes: int, default: int | None = 1) -> Argument:
    """The size of a window, the same along its `axes` axes, as a tuple; one number stands for all of them."""

    def plain(value: Any) -> Any:
        return tuple(value) if isinstance(value, (list, tuple)) else (value,) * axes

    def allows(value: Any) -> bool:
        return len(value) == axes == value.count(value[0]) and _is_whole(value[0], LARGEST_WINDOW)

    return Argument(allows, default, plain)


def one_of(*values: str) -> Argument:
    """One of a few words, the first by default."""
    return Argument(lambda value: value in values, values[0])


def flag(default: bool) -> Argument:
    """On or off."""
    return Argument(lambda value: isinstance(value, bool), default)


def is_number(value: Any) -> bool:
    """Whether a value is one number of ordinary size."""
    return type(value) in (int, float) and abs(value) < 1e6


def number(default: float | None = None) -> Argument:
    """One number."""
    return Argument(is_number, default)


def _is_whole(value: Any, most: int) -> bool:
    return type(value) is int and 1 <= value <= most


LAST_AXIS = Argument(lambda value: value == -1, -1, lambda value: -1 if value in ([-1], (-1,)) else value)
CHANNELS_LAST = Argument(lambda value: value == "channels_last", "channels_last")
OFF = Argument(lambda value: value is None or value is False, False)
"""What is computed only where it is off, or was not there yet in the Keras that saved it."""
ONE = Argument(lambda value: value == 1, 1)


def with_bias(config: Config, kernel: Shape) -> tuple[Shape, ...]:
    """The shapes of a kernel and, where there is one, of the bias for its last axis."""
    return (kernel, kernel[-1:]) if config["use_bias"] else (kernel,)
