"""What the page can show, and the lines that a learner begins with."""

from dataclasses import dataclass

from lessons import catalog
from lessons.settings import choice

SLUG = catalog.slug(__name__)
ENCODE, PAD, PIECES, COUNT, RENUMBER = "Encode", "Pad", "Pieces", "Count", "Names, not amounts"
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
