"""What is written alike in all that a learner reads: in the words, the sentences of lessons and pages, components."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APART = re.compile(r"(?<=[\d}]) %(?! \w+\()")
"""A percent sign apart from its number, and no division's remainder, as a program of a lesson writes it."""
OLD_LINKS = ("former=", "FORMER =")
"""Lines that know an option's name of before, for the links that hold it."""


@pytest.mark.parametrize("text", ["right on 50 % of them", "`${share} %`", 'f"{100 * share:.0f} %"'])
def test_a_sign_apart_is_found(text: str) -> None:
    assert APART.search(text)


@pytest.mark.parametrize(
    ("folder", "kind"), [("lessons", "md"), ("lessons", "py"), ("pages", "py"), ("assets/components", "js")]
)
def test_percent_follows_its_number_at_once(folder: str, kind: str) -> None:
    files = list((ROOT / folder).rglob(f"*.{kind}"))
    assert files
    lines = [(file.name, line) for file in files for line in file.read_text("utf-8").splitlines()]
    found = [
        (name, line) for name, line in lines if APART.search(line) and not any(map(line.lstrip().startswith, OLD_LINKS))
    ]
    assert found == []
