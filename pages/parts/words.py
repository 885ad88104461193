"""What learners write, on pages that read Markdown."""

import re

from lessons.text.plain import plain

__all__ = ["plain", "tame"]

MARKS = r"[][<>*`$|~\\/#{}^@]"
"""Characters that make links, pictures, formulas and tables in Markdown."""


def tame(text: str) -> str:
    """The text without what Markdown could make more of: for labels, which are also read aloud as they are written."""
    return " ".join(re.sub(MARKS, " ", text).split())
