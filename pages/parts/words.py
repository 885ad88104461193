"""What learners write, on pages that read Markdown."""

import re
from string import punctuation

MARKS = r"[][<>*`$|~\\/#{}^@]"
"""Characters that make links, pictures, formulas and tables in Markdown."""


def plain(text: str) -> str:
    """The text for a place that reads Markdown, which then finds nothing but this text in it."""
    return re.sub(f"[{re.escape(punctuation)}]", r"\\\g<0>", text)


def tame(text: str) -> str:
    """The text without what Markdown could make more of: for labels, which are also read aloud as they are written."""
    return " ".join(re.sub(MARKS, " ", text).split())
