"""Of each reader the padding canvas is sent what it says in longer rows only where that may be known."""

import numpy as np

from lessons.figures.padding import Reader, payload
from tests.figures.sent import arrays, meta


def test_each_reader_is_opened_by_itself() -> None:
    words, answers = np.array([1.0, -1.0]), np.array([0.5, 0.25, 0.125])
    readers = [(Reader("without", words, -2.0, answers), True), (Reader("with", words, None, -answers), False)]
    sent = payload("not good", ["not", "good"], [10, 11, 12], ["bad", "good"], readers)
    np.testing.assert_array_equal(arrays(sent)["answers0"], answers)
    np.testing.assert_array_equal(arrays(sent)["answers1"], [-0.5])
    np.testing.assert_array_equal(arrays(sent)["words1"], words)
    assert [(reader["title"], reader["padding"]) for reader in meta(sent)["readers"]] == [
        ("without", -2.0),
        ("with", None),
    ]
    assert len(set(meta(sent)["colours"]["readers"])) == 2
