"""What the teacher types becomes a question, or a sentence about what is wrong with it."""

import pytest

from lessons.classroom.own_question import LONGEST, LONGEST_OPTION, prompt
from lessons.classroom.poll import Prompt


def test_options_are_a_line_each() -> None:
    question = prompt("Why **not**?", "too slow\n\n  too  large \nboth", "too large", "See `size`.")
    assert question == Prompt(r"Why \*\*not\*\*?", ("too slow", "too large", "both"), 1, r"See \`size\`.")


def test_without_options_a_number_is_asked_for() -> None:
    assert prompt("How many?", "  \n", "3,5", "") == Prompt("How many?", (), 3.5, "")
    assert prompt("How many?", "", "", "") == Prompt("How many?")


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ((" ", "a\nb", "", ""), "Write a question first."),
        (("?", "a", "", ""), "2 to 6 options"),
        (("?", "a\nb\nc\nd\ne\nf\ng", "", ""), "2 to 6 options"),
        (("?", "a\nb\na ", "", ""), "the same"),
        (("?", "a\nb", "c", ""), "none of the options"),
        (("?", "", "many", ""), "is a number"),
        (("?", "", "nan", ""), "is a number"),
        (("?", "", "1e99", ""), "is a number"),
        (("?" * (LONGEST + 1), "", "", ""), "characters at most"),
        (("?", "", "", "!" * (LONGEST + 1)), "characters at most"),
        (("?", f"a\n{'b' * (LONGEST_OPTION + 1)}", "", ""), "characters at most"),
    ],
)
def test_what_is_wrong_is_said(typed: tuple[str, str, str, str], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        prompt(*typed)
