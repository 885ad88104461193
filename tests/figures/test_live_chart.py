"""The live chart is told what to draw: its columns, its metric, and what is marked."""

import numpy as np

from lessons.figures import live_chart
from lessons.tasks import FORECAST
from tests.figures.sent import arrays, meta


def test_new_points_travel_under_their_names() -> None:
    rows = [{"epoch": 0.5, "ends_epoch": 0, "mae": 8.0}, {"epoch": 1.0, "ends_epoch": 1, "mae": 7.0, "val_mae": 7.5}]
    sent = live_chart.payload("run", FORECAST, 5.94, rows, 4, 20, best=3, goal=4.5, overfits=False)
    assert meta(sent)["columns"] == ["epoch", "ends_epoch", "mae", "val_mae"]
    np.testing.assert_array_equal(arrays(sent)["points"], [[0.5, 0, 8, np.nan], [1, 1, 7, 7.5]])
    assert [meta(sent)[name] for name in ("run", "from", "epochs", "best", "goal")] == ["run", 4, 20, 3, 4.5]
    assert meta(sent)["metric"]["name"] == "mae"
    assert meta(sent)["alt"] == (
        "Loss and mean absolute error of training and validation; lowest validation loss after epoch 3"
    )


def test_nothing_new_is_no_rows() -> None:
    sent = live_chart.payload("run", FORECAST, None, [], 9, 20, best=None, goal=None, overfits=False)
    assert (meta(sent)["columns"], arrays(sent)["points"].shape) == ([], (0, 0))
