"""The section Names, not amounts: new ids change one network's answers and not the other's."""

import ast

import numpy as np
import pytest

from lessons.course.tokens import renumber, views
from tests.programs import run_text

LINES = views.read(views.LINES)


@pytest.mark.parametrize("shuffle", [1, 2, 20])
def test_a_table_gives_the_same_answers_and_amounts_do_not(shuffle: int) -> None:
    result = renumber.compute(renumber.Settings(shuffle), LINES)
    np.testing.assert_allclose(result.table[0], result.table[1])
    assert np.allclose(result.amounts[0], result.amounts[1]) == (shuffle == 1)
    assert set(result.renumbered.words) == set(result.vocabulary.words)
    assert result.renumbered.words[0] == ""
    answer = renumber.QUESTIONS[0].answer(result)
    assert answer == ("Neither" if shuffle == 1 else f"The one with {renumber.AMOUNTS}")


def test_the_program_prints_the_pages_answers() -> None:
    result = renumber.compute(renumber.Settings(3), LINES)
    printed = [ast.literal_eval(line) for line in run_text(renumber.code(result)).out.splitlines()]
    expected = [result.amounts[0], result.table[0], result.amounts[1], result.table[1]]
    np.testing.assert_allclose(printed, expected, atol=0.0051)
