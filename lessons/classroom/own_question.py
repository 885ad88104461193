"""A question of the teacher's own, as it is typed."""

from lessons.classroom.poll import Prompt
from lessons.text.plain import line, plain

FEWEST, MOST = 2, 6
"""How many options a question has that does not ask for a number."""
LONGEST, LONGEST_OPTION = 400, 80
"""Characters of the question and of its reason, and of each option."""


def prompt(text: str, options: str, right: str, reason: str) -> Prompt:
    """The question to the room; an option a line, none for a question that asks for a number; `right` may be empty.

    Raises ValueError in a plain sentence.
    """
    if not text.strip():
        raise ValueError("Write a question first.")
    if max(len(text), len(reason)) > LONGEST:
        raise ValueError(f"A question and its reason have {LONGEST} characters at most.")
    choices = tuple(line(option) for option in options.splitlines() if option.strip())
    if choices and not FEWEST <= len(choices) <= MOST:
        raise ValueError(f"A question has {FEWEST} to {MOST} options, or none: then the class answers with a number.")
    if max(map(len, choices), default=0) > LONGEST_OPTION:
        raise ValueError(f"An option has {LONGEST_OPTION} characters at most.")
    if len(set(choices)) < len(choices):
        raise ValueError("Two options are the same.")
    answer = _place(line(right), choices) if right.strip() else None
    return Prompt(plain(text), choices, answer, plain(reason) if reason.strip() else "")


def _place(right: str, choices: tuple[str, ...]) -> float:
    if not choices:
        return _number(right)
    if right not in choices:
        raise ValueError("The right answer is none of the options.")
    return choices.index(right)


def _number(right: str) -> float:
    try:
        return Prompt("").check(float(right.replace(",", ".")))
    except ValueError:
        raise ValueError("Without options the right answer is a number, such as 12 or 3.5.") from None
