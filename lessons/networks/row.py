"""A row of the table of networks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lessons.networks.bases import Base
from lessons.networks.options import Option, Options
from lessons.networks.plan import LayerPlan, Outputs


@dataclass(frozen=True)
class Network:
    """A network of the course: what it can learn from, what can be chosen about it, and its plan.

    `kinds` are the names of what it reads. `plan` makes the layers from all of its options, what is known of its
    inputs, and how it answers. `bases` are what its convolutions start from, by the channels of its pictures; there are
    none where the start is random.
    """

    name: str
    kinds: tuple[str, ...]
    options: Mapping[str, Option]
    plan: Callable[[Options, Any, Outputs], tuple[LayerPlan, ...]]
    bases: Callable[[Options], Mapping[int, Base]] = lambda options: {}

    def complete(self, chosen: Options) -> dict[str, Any]:
        """All options: those of `chosen`, and the defaults of the rest."""
        return {name: chosen.get(name, option.default) for name, option in self.options.items()}
