"""The mistakes of the course's material that a lesson shows: the section `mistakes` of its words, one in a line.

A line is what the material says, what is right, and a link to the section that shows it, parted by ` | `.
"""

from typing import NamedTuple

from lessons import text


class Mistake(NamedTuple):
    """One mistake, in Markdown."""

    claim: str
    right: str
    link: str


def read(slug: str) -> tuple[Mistake, ...]:
    """The mistakes that a lesson shows; none where its words have no such section."""
    lines = text.read(slug).get("mistakes", "").splitlines()
    return tuple(Mistake(*line.split(" | ")) for line in lines)
