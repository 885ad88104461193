"""Predict, then see: questions whose answers are computed from what the page shows right now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True)
class Question(Generic[Result]):
    """One question about a live result; its words are the sections `ask <name>` and `because <name>` of the text.

    `options` gives the choices and `answer` the right one, both from the result; `numbers` fills the words' blanks.
    `veils` gives what the page keeps back until the learner has predicted or skipped: texts as they stand in the page
    or in the data sent to it, or names of keys in a component's payload. Of a run that goes on, `options` and
    `numbers` may read the spec alone, for its answer is yet to come.
    """

    name: str
    options: Callable[[Result], tuple[str, ...]]
    answer: Callable[[Result], str]
    numbers: Callable[[Result], Mapping[str, Any]] = lambda result: {}
    veils: Callable[[Result], tuple[str, ...]] = lambda result: ()


def distinct(right: int | str, *others: int | str) -> tuple[str, ...]:
    """Choices for a question: the right answer among the others, each once, in order: first numbers, then words."""
    choices = dict.fromkeys([right, *others])
    ordered = sorted(choices, key=lambda choice: (isinstance(choice, str), choice))
    return tuple(choice if isinstance(choice, str) else whole_text(choice) for choice in ordered)


def whole_text(number: int) -> str:
    """A whole number as options and answers write it: thousands apart, with the minus that pages draw."""
    return f"{number:,}".replace("-", "−")
