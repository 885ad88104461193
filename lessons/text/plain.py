"""Names that learners gave, shown as text wherever they stand: of a class, a file, a run.

`line` is for places that show a text as it is: canvases, tables of components, labels for those who cannot see.
`plain` is for places that read Markdown, as almost every text of Streamlit does; a `Section` fills its blanks with it.
"""

import re
from string import Formatter
from unicodedata import bidirectional, category

BLANK = "␣"
"""Stands for a name in which there is nothing to be seen."""
ISOLATE, END = "\u2068", "\u2069"
"""Between these a text may run from right to left, and what is around it keeps its order."""
SEAM = ":small[]"
"""Nothing to be seen: Streamlit makes it an empty element, which parts the text before from the text behind."""

LONGEST_WORD = 60
"""In a sentence, a word of more letters ends in an ellipsis."""

VOWELS, VOWEL_LETTERS = tuple("aeiou8"), tuple("aefhilmnorsx8")
"""What words begin with after an, and the letters that are so when they are read by their names."""

_TURNED = {"R", "AL", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}
_MARKS = re.compile(
    r"[][\\`*<>|~$&{}]|(?<![^\W_])_|_(?![^\W_])|:(?=[^\W\d_])"  # anywhere
    r"|^[-+=#](?!\d)|^\d{1,9}[.)](?!\S)"  # at the beginning, where it would make a list or a heading
)
# Streamlit looks through the finished text once more, for addresses, symbols and arrows: there no mark helps.
_FOUND = re.compile(
    r"(?<=www)(?=\.)|(?<=http)(?=s?://)|(?<=@)(?=[\w-])"
    r"|(?<=:[^\W\d])|(?<=:[+-])(?=\w)|(?<=:\d)(?=\d\d+:|[^\W\d])"
    r"|(?<=[-<>~])(?=\\?[-=>])",
    re.IGNORECASE,
)
_TOO_LONG = re.compile(rf"(\S{{{LONGEST_WORD}}})\S*[^\s.,:;]")
_VERBATIM = re.compile(r"(`[^`]*`|\$[^$]*\$)")


def line(text: str) -> str:
    """The text in one line; what runs from right to left does not turn its neighbours round."""
    words = " ".join(text.split())
    if text and not any(category(letter)[0] in "LMNPS" for letter in words):
        return BLANK
    return f"{ISOLATE}{words}{END}" if any(bidirectional(letter) in _TURNED for letter in words) else words


def plain(text: str) -> str:
    """The text for a place that reads Markdown, which then finds nothing but this text in it, in one line."""
    marked = _MARKS.sub(_mark, line(_TOO_LONG.sub(r"\1…", text)))
    return SEAM.join(_FOUND.split(marked))


def amount(number: int, thing: str) -> str:
    """A number of things in words: 1 word, 2,431 words."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def with_minus(value: float, form: str) -> str:
    """A number in one of Python's formats, with the minus that pages draw; a `z` in it leaves zero without a sign."""
    return f"{value:{form}}".replace("-", "−")


def with_article(name: str) -> str:
    """The name with a or an before it, as it is read aloud: an Ankle boot, a Bag, an 8, an R."""
    word = re.split(r"[\W_]", name, maxsplit=1)[0].lower()
    vowels = VOWEL_LETTERS if len(word) == 1 else VOWELS
    return f"{'an' if word in ('11', '18') or word.startswith(vowels) else 'a'} {name}"


def _mark(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\\{found[0][-1]}"


class _Plainly(Formatter):
    """Fills blanks with what is then shown as text."""

    def format_field(self, value: object, format_spec: str) -> str:
        return plain(str(super().format_field(value, format_spec)))


_FILL = (_Plainly(), Formatter())


class Section(str):
    """Words in Markdown, with blanks. What fills a blank is text: nothing that it says is read as Markdown.

    Blanks in `code` and $formulas$ are for our own numbers: in there nothing can be marked.
    """

    def format(self, *values: object, **named: object) -> str:
        parts = enumerate(_VERBATIM.split(self))
        return "".join(_FILL[place % 2].vformat(part, values, named) for place, part in parts)
