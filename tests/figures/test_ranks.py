"""Counts by rank as the component is sent them: of many words a part, with what all words up to each make up."""

import numpy as np
import pytest

from lessons.figures.ranks import EACH, LATER, ranks
from tests.figures.sent import arrays, meta


@pytest.mark.parametrize("count", [1, 7, EACH, EACH + 1, 60_000])
def test_frequent_words_are_all_sent_and_rare_ones_thinned(count: int) -> None:
    words, counts = [f"w{rank}" for rank in range(1, count + 1)], [count - place for place in range(count)]
    marked = min(3, count)
    sent = ranks(words, counts, marked)
    about, found = meta(sent), arrays(sent)
    shown = found["ranks"].astype(int)
    assert shown[: min(EACH, count)].tolist() == list(range(1, min(EACH, count) + 1))
    assert shown[-1] == count
    assert len(shown) <= EACH + LATER
    assert (np.diff(shown) > 0).all()
    assert about["words"] == [words[rank - 1] for rank in shown]
    np.testing.assert_allclose(found["covered"], [sum(counts[:rank]) for rank in shown], rtol=1e-6)
    assert about["total"] == sum(counts)
    assert about["share"] == f"{sum(counts[:marked]) / sum(counts):.0%} of the text"
    assert len(sent) < 100_000
