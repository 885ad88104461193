"""The extremes of what can be chosen about a network."""

from itertools import product
from typing import Any

from lessons.networks import NETWORKS
from lessons.networks.options import Flag, OneOf, Option, Part, Whole


def ends(option: Option) -> tuple[Any, ...]:
    """The extremes of an option."""
    match option:
        case Whole():
            return (option.low, option.high)
        case Part():
            return (0.0, option.high)
        case Flag():
            return (False, True)
        case OneOf():
            return option.choices


def corners(name: str) -> list[dict[str, Any]]:
    """All combinations of the extremes of a network's options."""
    options = NETWORKS[name].options
    return [dict(zip(options, values, strict=True)) for values in product(*map(ends, options.values()))]


def edges(name: str) -> list[dict[str, Any]]:
    """Each option at its extremes with the others at their defaults, and all options at their lowest and highest."""
    options = NETWORKS[name].options
    every = [{option: ends(row)[place] for option, row in options.items()} for place in (0, -1)]
    return every + [{option: value} for option, row in options.items() for value in ends(row)]
