"""Declared settings, and what is made of them."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass

import pytest

from lessons import settings


@dataclass(frozen=True)
class Example:
    stride: int = settings.slider("Stride", 1, 4, 2)
    rate: float = settings.slider("Rate", 0.0, 1.0, 0.5, 0.25)
    padding: str = settings.choice("Padding", ("valid", "same"), "same", former={"none": "valid"})
    size: int = settings.choice("Size", (3, 5), 3)
    picture: str = settings.menu("Picture", ("cat", "cup"), "cup")
    relu: bool = settings.switch("ReLU")
    plain: int = 7


def test_defaults_are_the_declared_ones() -> None:
    assert Example() == Example(stride=2, rate=0.5, padding="same", size=3, picture="cup", relu=False, plain=7)


def test_only_declared_fields_are_controls_in_order() -> None:
    declared = settings.controls(Example)
    assert list(declared) == ["stride", "rate", "padding", "size", "picture", "relu"]
    assert isinstance(declared["picture"], settings.Menu)
    assert not isinstance(declared["padding"], settings.Menu)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Example().stride = 3  # type: ignore[misc]  # what the test is about


@pytest.mark.parametrize("declare", [settings.choice, settings.menu])
def test_a_default_is_one_of_the_options(declare: Callable[..., object]) -> None:
    with pytest.raises(ValueError, match="'full' is none of its options"):
        declare("Padding", ("valid", "same"), "full")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("stride", "4", 4),
        ("stride", "3.0", 3),
        ("stride", "5", 2),
        ("stride", "nan", 2),
        ("stride", "", 2),
        ("rate", "0.25", 0.25),
        ("rate", "1", 1.0),
        ("padding", "valid", "valid"),
        ("padding", "none", "valid"),
        ("padding", "full", "same"),
        ("picture", "cat", "cat"),
        ("size", "5", 5),
        ("relu", "True", True),
        ("relu", "yes", False),
        ("relu", None, False),
    ],
)
def test_address_says_what_a_control_can_take_or_nothing(name: str, text: str | None, value: object) -> None:
    found = settings.parse(settings.controls(Example)[name], text)
    assert found == value
    assert type(found) is type(value)
