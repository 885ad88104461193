"""Named numbers for charts: each in its column, whatever the rows have."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lessons.figures import curves
from lessons.tasks import CLASSIFICATION, FORECAST, NEXT_WORD

numbers = st.floats(width=32, allow_nan=False)
rows = st.lists(st.dictionaries(st.sampled_from(["epoch", "loss", "mae", "val_mae"]), st.none() | numbers), max_size=5)


@given(rows)
def test_every_number_is_found_under_its_name(rows: list[dict[str, float | None]]) -> None:
    names, table = curves.columns(rows), curves.table(rows)
    assert table.shape == (len(rows), len(names))
    assert table.dtype == np.float32
    for row, values in zip(rows, table, strict=True):
        found = {name: value for name, value in zip(names, values.tolist(), strict=True) if not math.isnan(value)}
        assert found == {name: value for name, value in row.items() if value is not None}


def test_metric_travels_with_its_axis_and_its_baseline() -> None:
    sent = curves.metric(CLASSIFICATION, 0.5)
    assert (sent["label"], sent["format"], sent["axis"]) == ("accuracy", ".1%", (0.0, 1.0))
    assert sent["baseline"] == {"value": 0.5, "label": "an even guess"}
    assert curves.metric(FORECAST, None)["baseline"] is None
    assert curves.metric(FORECAST, None)["axis"] is None
    assert curves.metric(NEXT_WORD, 0.1)["ceiling"] is None
    told = curves.metric(NEXT_WORD, 0.1, 0.86)["ceiling"]
    assert told == {"value": 0.86, "label": NEXT_WORD.words.ceiling}
