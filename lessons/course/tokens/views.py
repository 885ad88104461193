"""What the page can show, and the lines that a learner begins with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lessons import catalog
from lessons.data import registry
from lessons.kinds.texts import TEXTS
from lessons.settings import choice

SLUG = catalog.slug(__name__)
ENCODE, PAD, PIECES, COUNT, RENUMBER = "Encode", "Pad", "Pieces", "Count", "Names, not amounts"
MINE, VERSE = "My lines", "Book of verse"
LINES = """I love my dog
I love my cat
You love my dog!
Do you think my dog is amazing?
Don't say it's state-of-the-art"""
"""The course's sentences, and one that the two tokenizers read otherwise."""
TEST = "My dog really loves my manatee"
MOST_LINES, MOST_LETTERS = 12, 90
"""At most 12 lines of 90 letters each are read: more would fill the page."""


@dataclass(frozen=True)
class Settings:
    """What the page shows."""

    view: str = choice("Show", (ENCODE, PAD, PIECES, COUNT, RENUMBER), ENCODE)


def read(written: str) -> tuple[str, ...]:
    """The lines of what a learner has written: without empty ones, at most `MOST_LINES` of `MOST_LETTERS` each."""
    lines = (" ".join(line.split())[:MOST_LETTERS] for line in written.splitlines())
    return tuple(line for line in lines if line)[:MOST_LINES]


def texts(source: str, lines: Sequence[str]) -> tuple[str, ...]:
    """What is counted: the learner's lines, or those of the book of verse that are for training."""
    return tuple(lines) if source == MINE else registry.load("verse").texts


def reading_code(source: str, lines: Sequence[str]) -> list[str]:
    """The lines of a program that name these texts `texts`."""
    if source == MINE:
        return ["texts = [", *(f"    {line!r}," for line in lines), "]"]
    return [
        "import json",
        "",
        'with open("verse.json", encoding="utf-8") as file:',
        '    texts = json.load(file)["train"][0]',
    ]


def attachments(source: str) -> Mapping[str, Callable[[], bytes]]:
    """The files that such a program reads, by name."""
    return {} if source == MINE else TEXTS.files("verse")
