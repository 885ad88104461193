from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from lessons.kinds import tagged


@dataclass(frozen=True)
class Size:
    width: int

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Size":
        return cls(**values)


def test_the_kind_names_the_class_and_the_rest_are_its_fields() -> None:
    assert tagged.read({"kind": "size", "width": 3}, {"size": Size}, "A box") == Size(3)


@pytest.mark.parametrize("values", [{}, {"kind": "form", "width": 3}, {"kind": "size"}, {"kind": "size", "height": 3}])
def test_what_is_none_is_told_in_a_sentence(values: Mapping[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^A box has one of the kinds size, and what belongs to it\.$"):
        tagged.read(values, {"size": Size}, "A box")
