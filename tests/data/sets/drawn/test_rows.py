"""Every drawn set: its row says what is drawn, and that it is drawn."""

import numpy as np
import pytest

from lessons.data import load, registry
from lessons.data.dataset import Split
from lessons.data.sets.drawn import source

DRAWN = [name for name, row in registry.ROWS.items() if row.origin == source.ORIGIN]


@pytest.mark.parametrize("name", DRAWN)
def test_row_says_what_is_drawn(name: str) -> None:
    row = registry.describe(name)
    counts: list[tuple[Split, int]] = [("train", row.train), ("validation", row.validation)]
    for split, count in counts:
        data = load(name, split)
        assert len(data) == len(data.labels) == count
        assert set(data.labels.tolist()) == set(range(len(row.class_names)))
        for label in range(len(row.class_names)):
            picture = data.images[int(np.flatnonzero(data.labels == label)[0])]
            assert (picture.shape, str(picture.dtype)) == (row.shape, "uint8")
    assert "drawn" in row.title
    assert row.preparation.endswith(".")
    assert row.split.endswith(".")
