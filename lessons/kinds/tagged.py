"""Values of a few classes as JSON: each carries the name of its class as `kind`."""

from collections.abc import Mapping
from typing import Any, Protocol, Self, TypeVar


class FromDict(Protocol):
    """What is made of its own fields."""

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self: ...


Tagged = TypeVar("Tagged", bound=FromDict)


def read(values: Mapping[str, Any], classes: Mapping[str, type[Tagged]], noun: str) -> Tagged:
    """The value of the class that `values` names, made of the rest.

    Raises ValueError, in a plain sentence with this noun, for what is none.
    """
    try:
        return classes[values["kind"]].from_dict({name: value for name, value in values.items() if name != "kind"})
    except (KeyError, TypeError):
        raise ValueError(f"{noun} has one of the kinds {', '.join(classes)}, and what belongs to it.") from None
