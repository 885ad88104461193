"""Texts, and the part of them that validates."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lessons.data.texts import Texts


def test_every_tenth_text_without_classes_validates() -> None:
    data = Texts(tuple(f"line {n}" for n in range(25)), np.empty(0, np.int64), (), "here", "CC0")
    train, validation = data.parts()
    assert validation.texts == ("line 9", "line 19")
    assert len(train) == 23


@given(st.lists(st.integers(0, 3), min_size=1, max_size=80), st.integers(0, 9))
def test_a_tenth_of_every_class_validates(labels: list[int], seed: int) -> None:
    data = Texts(tuple(map(str, range(len(labels)))), np.array(labels), ("a", "b", "c", "d"), "here", "CC0")
    train, validation = data.parts(seed)
    assert sorted([*train.texts, *validation.texts], key=int) == list(data.texts)
    for label in set(labels):
        total = labels.count(label)
        assert (validation.labels == label).sum() == (max(1, round(total / 10)) if total > 1 else 0)
    for part in (train, validation):
        assert [labels[int(text)] for text in part.texts] == part.labels.tolist()
