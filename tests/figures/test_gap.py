"""The gap component is sent the curves that may be seen, and nothing of the others."""

import numpy as np

from lessons.figures.gap import Bars, Position, Run, payload
from lessons.tasks import TASKS
from tests.figures.sent import arrays, meta

RUNS = [
    Run("Plain", "", {"training": [0.5, 1.0], "validation": [0.5, 0.75], "validation_loss": [0.7, 0.6]}, best=2),
    Run("Veiled", "", {}),
]


def test_accuracies_are_percent_and_losses_as_they_are() -> None:
    sent = arrays(payload(RUNS, Position(0, 2), TASKS["classification"], 0.5))
    assert set(sent) == {"training0", "validation0", "validation_loss0"}
    assert sent["validation0"].tolist() == [50, 75]
    np.testing.assert_allclose(sent["validation_loss0"], [0.7, 0.6], rtol=1e-6)


def test_chips_and_bars_are_named() -> None:
    told = meta(payload(RUNS, Position(0, 2), TASKS["classification"], 0.5, [Bars("Time", [1, 2], ["× 1", "× 2"])]))
    assert [(run["name"], run["best"], run["curves"]) for run in told["runs"]] == [
        ("Plain", 2, ["training", "validation", "validation_loss"]),
        ("Veiled", None, []),
    ]
    assert told["position"] == [0, 2]
    assert told["baseline"] == {"value": 50, "label": TASKS["classification"].words.baseline}
    assert told["bars"] == [{"label": "Time", "values": [1, 2], "texts": ["× 1", "× 2"]}]
