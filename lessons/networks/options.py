"""What can be chosen about a network: each option with its default, its range and its label."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lessons.checks import check_choice, check_flag, check_number

Options = Mapping[str, Any]
"""The values of a network's options, by name."""


@dataclass(frozen=True)
class Whole:
    """A whole number from `low` to `high`."""

    default: int
    low: int
    high: int
    label: str

    def check(self, name: str, value: object) -> None:
        """Raises ValueError, in a plain sentence, for a value that cannot be chosen."""
        check_number(name, value, self.low, self.high, whole=True)


@dataclass(frozen=True)
class Part:
    """A share or a factor, from 0 to `high`, which is below 1."""

    default: float
    high: float
    label: str

    def check(self, name: str, value: object) -> None:
        """Raises ValueError, in a plain sentence, for a value that cannot be chosen."""
        check_number(name, value, 0, self.high, whole=False)


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    default: bool
    label: str

    def check(self, name: str, value: object) -> None:
        """Raises ValueError, in a plain sentence, for a value that cannot be chosen."""
        check_flag(name, value)


@dataclass(frozen=True)
class OneOf:
    """One of a few names."""

    default: str
    choices: tuple[str, ...]
    label: str

    def check(self, name: str, value: object) -> None:
        """Raises ValueError, in a plain sentence, for a value that cannot be chosen."""
        check_choice(name, value, self.choices)


Option = Whole | Part | Flag | OneOf
