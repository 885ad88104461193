"""Two runs side by side: the same columns of both, and the signs only where they are handed in."""

import numpy as np

from lessons.figures.two_runs import COLUMNS, Signs, two_runs
from tests.figures.sent import arrays, meta

ROWS = [{"epoch": 1.0, "val_loss": 0.7, "loss": 0.6, "accuracy": 0.5, "val_accuracy": 0.4, "remeasured_loss": 0.1}]
OTHERS = [{"epoch": 1.0, "loss": 0.3, "accuracy": 0.9, "val_accuracy": 0.8}]


def test_each_run_is_a_table_of_the_same_columns() -> None:
    payload = two_runs({"Run A": ROWS, "Run B": OTHERS}, None)
    sent, tables = meta(payload), arrays(payload)
    assert sent["columns"] == list(COLUMNS)
    assert "signs" not in sent
    np.testing.assert_allclose(tables["run0"], [[1, 0.6, 0.5, 0.7, 0.4]])
    np.testing.assert_allclose(tables["run1"], [[1, 0.3, 0.9, np.nan, 0.8]])


def test_signs_belong_to_a_run() -> None:
    assert meta(two_runs({"A": ROWS, "B": ROWS}, Signs(1, [1, 3])))["signs"] == {"run": 1, "above": [1, 3]}
