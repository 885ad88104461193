"""What the growth component is sent: the first step, and later ones under a name of their own."""

import numpy as np

from lessons.figures.growth import Step, growth
from tests.figures.sent import meta

STEPS = [Step(200, 1.0, 0.6, [0.1, 0.9]), Step(500, 0.99, 0.7, [0.8, 0.2])]
PICTURES = [np.zeros((8, 8, 3), np.uint8), np.ones((8, 8, 3), np.uint8)]


def test_later_steps_are_named_and_the_opening_one_is_among_those_sent() -> None:
    sent = meta(growth(STEPS, (200, 500, 2000), 2, ("cats", "dogs"), PICTURES, [0, 1]))
    assert sent["first"] == {"pictures": 200, "known": 1.0, "new": 0.6, "outputs": [0.1, 0.9]}
    assert [step["new"] for step in sent["later"]] == [0.7]
    assert (sent["at"], sent["sizes"], sent["truths"]) == (1, [200, 500, 2000], [0, 1])
    assert "learned from 500 pictures, 99.0% of these and 70.0% of new ones" in sent["alt"]


def test_a_single_step_has_none_after_it() -> None:
    sent = meta(growth(STEPS[:1], (200, 500), 1, ("cats", "dogs"), PICTURES, [0, 1]))
    assert "later" not in sent
    assert sent["at"] == 0
    assert "500" not in sent["alt"]
