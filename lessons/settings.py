"""How a lesson declares what its page can set: once, with label, range, default and help.

A lesson's `Settings` is a frozen dataclass whose fields are made by the functions below. The page draws a widget from
each declaration, the address keeps its value, and the tests walk every control to its extremes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True)
class Slider:
    """A number between two bounds, both included, in steps."""

    label: str
    low: float
    high: float
    default: float
    step: float
    help: str


@dataclass(frozen=True)
class Choice:
    """One of a few options, side by side; `former` says which of them took over an option that is no more."""

    label: str
    options: tuple[Any, ...]
    default: Any
    help: str
    former: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.default not in self.options:
            raise ValueError(f"{self.label}: {self.default!r} is none of its options {self.options}.")


@dataclass(frozen=True)
class Menu(Choice):
    """One of many options, folded away until it is opened."""


@dataclass(frozen=True)
class Switch:
    """On or off."""

    label: str
    default: bool


Control = Slider | Choice | Switch


def slider(label: str, low: float, high: float, default: float, step: float = 1, help: str = "") -> Any:
    """A field set by a slider; all of low, high, default and step are whole, or all are fractions."""
    return _declare(Slider(label, low, high, default, step, help))


def choice(
    label: str, options: tuple[Any, ...], default: Any, help: str = "", former: Mapping[str, Any] | None = None
) -> Any:
    """A field set by picking one of a few options that lie side by side.

    `former` leads old links on: from the name of an option that is no more to the one that took it over.
    """
    return _declare(Choice(label, options, default, help, former or {}))


def menu(
    label: str, options: tuple[Any, ...], default: Any, help: str = "", former: Mapping[str, Any] | None = None
) -> Any:
    """A field set by picking one of many options from a menu; `former` as for `choice`."""
    return _declare(Menu(label, options, default, help, former or {}))


def switch(label: str, default: bool = False) -> Any:
    """A field that is on or off; its label must do without help, on which a click would flip it."""
    return _declare(Switch(label, default))


def controls(settings: type) -> dict[str, Control]:
    """What a Settings class declares, by field name, in the order of declaration."""
    return {entry.name: entry.metadata["control"] for entry in fields(settings) if "control" in entry.metadata}


def parse(control: Control, text: str | None) -> Any:
    """The value that an address holds for a control; the default where it holds none that the control can take."""
    if text is None:
        return control.default
    if isinstance(control, Switch):
        return {"true": True, "false": False}.get(text.lower(), control.default)
    if isinstance(control, Slider):
        return _number(control, text)
    known = {str(option): option for option in control.options} | dict(control.former)
    return known.get(text, control.default)


def _number(control: Slider, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return control.default
    if not control.low <= number <= control.high:
        return control.default
    return int(number) if isinstance(control.default, int) else number


def _declare(control: Control) -> Any:
    return field(default=control.default, metadata={"control": control})
