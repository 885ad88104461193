"""The words a learner reads, one file a lesson, apart from the code.

A file is a row of sections, each headed `## name`; in their text `{name}` stands for a number or a name that the page
fills in, and that is shown as it is.
"""

from functools import cache
from importlib.resources import files

from lessons.text.plain import Section


@cache
def read(slug: str) -> dict[str, Section]:
    """The sections of a lesson's words by name. Raises FileNotFoundError for a lesson without words."""
    whole = files(__name__).joinpath(f"{slug}.md").read_text("utf-8")
    sections = (part.partition("\n") for part in whole.split("\n## ")[1:])
    return {name.strip(): Section(text.strip()) for name, _, text in sections}
