"""Declared settings, and what is made of them."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass

import pytest

from lessons import settings


@dataclass(frozen=True)
class Example:
    stride: int = settings.slider("Stride", 1, 4, 2)
    padding: str = settings.choice("Padding", ("valid", "same"), "same")
    picture: str = settings.menu("Picture", ("cat", "cup"), "cup")
    relu: bool = settings.switch("ReLU")
    plain: int = 7


def test_defaults_are_the_declared_ones() -> None:
    assert Example() == Example(stride=2, padding="same", picture="cup", relu=False, plain=7)


def test_only_declared_fields_are_controls_in_order() -> None:
    declared = settings.controls(Example)
    assert list(declared) == ["stride", "padding", "picture", "relu"]
    assert isinstance(declared["picture"], settings.Menu)
    assert not isinstance(declared["padding"], settings.Menu)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Example().stride = 3  # type: ignore[misc]  # what the test is about


@pytest.mark.parametrize("declare", [settings.choice, settings.menu])
def test_a_default_is_one_of_the_options(declare: Callable[..., object]) -> None:
    with pytest.raises(ValueError, match="'full' is none of its options"):
        declare("Padding", ("valid", "same"), "full")
