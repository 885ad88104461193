"""A network, described once and without Keras: its layers in order, what they make of a shape, and what they learn."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from lessons.maths.layers import LAYERS
from lessons.maths.tokens import Vocabulary

Shape = tuple[int, ...]


@dataclass(frozen=True)
class LayerPlan:
    """A layer without its weights: its Keras class, and what that is made with.

    Of `config`, what Keras has as default may be left out. The numbers that Keras wants first come first, in its order:
    a program writes them without their names.
    """

    class_name: str
    config: Mapping[str, Any]


Plan = Sequence[LayerPlan]
Outputs = tuple[int, str]
"""How many numbers a network answers with, and the activation that they go through."""


class Encoding(Protocol):
    """What is known of the items that a network reads: at least the `shape` of one."""

    @property
    def shape(self) -> Shape: ...


class TextEncoding(Encoding, Protocol):
    """What is known of texts: also their vocabulary."""

    @property
    def vocabulary(self) -> Vocabulary: ...


class Inputs(NamedTuple):
    """Items of which no more need be known than their shape: (height, width, channels), or a base's answers (maps,)."""

    shape: Shape


def shapes(plan: Plan, encoding: Encoding) -> tuple[Shape, ...]:
    """The shape of each layer's output for one item.

    Raises ValueError, in a plain sentence, where a layer cannot read what the one before it makes.
    """
    return tuple(output for _, _, output in _through(plan, encoding))


def maps(plan: Plan, encoding: Encoding) -> tuple[Shape, ...]:
    """Those of the shapes that are pictures or feature maps (H, W, C), from the first layer on. Raises as `shapes`."""
    return tuple(shape for shape in shapes(plan, encoding) if len(shape) == 3)


def weight_shapes(plan: Plan, encoding: Encoding) -> tuple[tuple[Shape, ...], ...]:
    """The shapes of each layer's weights, in Keras's order. Raises ValueError as `shapes`."""
    return tuple(
        LAYERS[layer.class_name].weights(layer.config, before) for layer, before, _ in _through(plan, encoding)
    )


def parameters(plan: Plan, encoding: Encoding) -> int:
    """How many numbers the network has, learned or frozen, as Keras's summary counts them."""
    return sum(math.prod(shape) for layer in weight_shapes(plan, encoding) for shape in layer)


def _through(plan: Plan, encoding: Encoding) -> Iterator[tuple[LayerPlan, Shape, Shape]]:
    """Each layer with the shapes of its input and its output."""
    shape = encoding.shape
    for layer in plan:
        before, shape = shape, LAYERS[layer.class_name].shape(layer.config, shape)
        yield layer, before, shape
