"""Base and head travel part by part, and without what may not be known yet."""

import numpy as np

from lessons.figures import palette
from lessons.figures.padlocks import Bar, Part, padlocks
from tests.figures.sent import arrays, meta

PICTURE = np.zeros((4, 4, 3), np.uint8)
MAPS = np.arange(8, dtype=np.uint8).reshape(2, 2, 2)
PARTS = (
    Part("Block 1", "2 × 2 × 2", locked=True, taught=True, kept=True, maps=MAPS),
    Part("Head", "a or b", locked=False, taught=False, kept=True),
)


def test_parts_travel_with_their_maps() -> None:
    sent = padlocks(PICTURE, PARTS, (3, 7), {"20": [Bar("one", 1, 0.75, chosen=True)]}, 0.5)
    assert [(part["name"], part["locked"], part["maps"]) for part in meta(sent)["parts"]] == [
        ("Block 1", True, True),
        ("Head", False, False),
    ]
    np.testing.assert_array_equal(arrays(sent)["maps0"], MAPS)
    assert meta(sent)["weightCounts"] == {"learning": 3, "frozen": 7}
    (group,) = meta(sent)["accuracies"]
    assert (group["bars"][0]["share"], group["bars"][0]["colour"]) == (0.75, palette.RUNS[1])


def test_what_may_not_be_known_yet_does_not_travel() -> None:
    sent = meta(padlocks(PICTURE, PARTS, None, {}, 0.5))
    assert "weightCounts" not in sent
    assert "accuracies" not in sent
