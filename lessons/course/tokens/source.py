"""The texts that a section looks at: the learner's lines, a set, or texts of their own; and what is counted in them."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

from lessons.data import registry
from lessons.data.texts import Texts
from lessons.maths.pieces import Merge, merging
from lessons.maths.tokens import Vocabulary
from lessons.settings import menu
from lessons.text.plain import plain

MINE, OWN = "My lines", "My own texts"
SETS = {row.title: row.name for row in registry.ROWS.values() if row.kind == "texts"}
"""The sets of texts, by their titles."""
VERSE = registry.describe("verse").title
MOST_TEXTS = 5000
"""Texts of a larger set that are counted, taken evenly: more would keep the page waiting."""
MOST_MERGES = 120
FILE = "texts.json"
"""What a program calls the texts that it reads."""


def field() -> Any:
    """A field for the texts that a section looks at."""
    return menu("Texts", (MINE, *SETS, OWN), VERSE, "My lines: those in Encode. Some sets are downloaded once.")


@dataclass(frozen=True)
class Source:
    """Texts, and what a sentence calls them; `whole` is how many there are, of which these are taken evenly.

    What is counted in them is counted once. `is_typed` marks lines that a program has in itself.
    """

    title: str
    texts: tuple[str, ...]
    whole: int
    is_typed: bool = False

    @property
    def unit(self) -> str:
        """What its number counts."""
        return "lines" if self.is_typed else "texts"

    @cached_property
    def lengths(self) -> Counter[int]:
        """How many texts have how many words, as the Tokenizer splits them."""
        return Counter(map(len, self._split))

    @cached_property
    def words(self) -> list[tuple[str, int]]:
        """The words as the Tokenizer splits them, with their counts: the most frequent first, of equals the first."""
        return Counter(chain.from_iterable(self._split)).most_common()

    @cached_property
    def spellings(self) -> Counter[str]:
        """What stands between blanks, in lower case, with its counts."""
        return Counter(chain.from_iterable(text.lower().split() for text in self.texts))

    @cached_property
    def merges(self) -> tuple[Merge, ...]:
        """The byte-pair merges that the spellings teach, at most `MOST_MERGES`."""
        return tuple(merging(self.spellings, MOST_MERGES))

    @cached_property
    def _split(self) -> list[list[str]]:
        split = Vocabulary.fit(()).split
        return [split(text) for text in self.texts]


def typed(lines: Sequence[str]) -> Source:
    """The lines that a learner has typed."""
    return Source("your lines", tuple(lines), len(lines), is_typed=True)


def from_texts(title: str, texts: Texts) -> Source:
    """Texts that a learner has brought, or a set; of many at most `MOST_TEXTS`, evenly."""
    return Source(plain(title), texts.evenly(MOST_TEXTS).texts, len(texts))


@lru_cache(maxsize=len(SETS))
def of_set(name: str) -> Source:
    """The texts of a set that are for training. Raises as `lessons.data.registry.load`."""
    return from_texts(registry.describe(name).title, registry.load(name))


def reading_code(source: Source) -> list[str]:
    """The lines of a program that name these texts `texts`."""
    if source.is_typed:
        return ["texts = [", *(f"    {line!r}," for line in source.texts), "]"]
    return ["import json", "", f'with open("{FILE}", encoding="utf-8") as file:', "    texts = json.load(file)"]


def attachments(source: Source) -> Mapping[str, Callable[[], bytes]]:
    """The files that such a program reads, by name."""
    return {} if source.is_typed else {FILE: lambda: json.dumps(source.texts, ensure_ascii=False).encode()}
