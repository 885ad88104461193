"""Meanings: what a network's output says, and their way through JSON."""

import json

import numpy as np
import pytest

from lessons.kinds.meaning import Classes, Meaning, Value, Words, meaning_from_dict
from lessons.maths.tokens import Vocabulary

VOCABULARY = Vocabulary.fit(["to be or not to be"])


@pytest.mark.parametrize("meaning", [Classes(("cat", "dog")), Words(VOCABULARY), Value("°C", 11.2, 4.1)])
def test_meanings_go_through_json(meaning: Meaning) -> None:
    assert meaning_from_dict(json.loads(json.dumps(meaning.to_dict()))) == meaning


@pytest.mark.parametrize("values", [{}, {"kind": "colour"}, {"kind": "classes"}, {"kind": "value", "offset": 1}])
def test_what_is_no_meaning_is_told_in_a_sentence(values: dict) -> None:
    with pytest.raises(ValueError, match="one of the kinds classes, words, value"):
        meaning_from_dict(values)


def test_classes_have_a_probability_each_also_of_one_sigmoid() -> None:
    np.testing.assert_allclose(Classes(("cat", "dog")).read(np.array([0.25], np.float32)), [0.75, 0.25])
    np.testing.assert_allclose(Classes(("a", "b", "c")).read(np.array([0.2, 0.3, 0.5])), [0.2, 0.3, 0.5])


def test_words_have_the_probabilities_of_their_ids() -> None:
    output = np.eye(VOCABULARY.id_count)[3]
    assert Words(VOCABULARY).vocabulary.words[int(Words(VOCABULARY).read(output).argmax())] == "be"


def test_a_value_is_in_its_own_unit() -> None:
    meaning = Value("°C", offset=10, scale=4)
    values = np.array([[2.0], [10.0], [16.0]])
    assert meaning.targets(values).tolist() == [[-2], [0], [1.5]]
    assert meaning.read(meaning.targets(values)).tolist() == values.tolist()
    with pytest.raises(ValueError, match="above 0, not by 0"):
        Value("°C", scale=0)
