"""What can be chosen about a network: every default and extreme is allowed, and nothing beyond."""

import re
from typing import Any

import pytest

from lessons.networks import NETWORKS
from lessons.networks.options import Flag, OneOf, Option, Part, Whole
from tests.networks.corners import ends


@pytest.mark.parametrize("name", NETWORKS)
def test_defaults_and_extremes_are_allowed(name: str) -> None:
    for option, row in NETWORKS[name].options.items():
        for value in (row.default, *ends(row)):
            row.check(option, value)
        assert row.label


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        (Whole(2, 1, 3, "Layers"), 4, "layers must be between 1 and 3; it is 4."),
        (Whole(2, 1, 3, "Layers"), 2.0, "layers must be a whole number; it is 2.0."),
        (Whole(2, 1, 3, "Layers"), True, "layers must be a whole number; it is True."),
        (Part(0.5, 0.9, "Dropout"), 50, "layers must be between 0 and 0.9; it is 50."),
        (Part(0.5, 0.9, "Dropout"), "half", "layers must be a number; it is 'half'."),
        (Part(0.5, 0.9, "Dropout"), float("nan"), "layers must be between 0 and 0.9; it is nan."),
        (Flag(True, "Sigmoid"), 1, "layers must be true or false; it is 1."),
        (OneOf("LSTM", ("LSTM", "GRU"), "Cell"), "RNN", "layers must be one of LSTM, GRU; it is 'RNN'."),
    ],
)
def test_what_cannot_be_chosen_is_refused_in_one_sentence(option: Option, value: Any, says: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(says)}$"):
        option.check("layers", value)


def test_one_of_the_names_is_allowed() -> None:
    OneOf("LSTM", ("LSTM", "GRU"), "Cell").check("cell", "GRU")
