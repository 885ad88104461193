"""What the activations component is sent: strips of uint8 over the words, and few of many units."""

import numpy as np

from lessons.figures.activations import MOST_ANSWERS, MOST_UNITS, Place, activations
from lessons.maths.layer import Layer
from tests.figures.sent import arrays, meta


def test_many_units_are_thinned_and_both_ends_stay() -> None:
    layers = [Layer("Embedding", {"name": "e"}), Layer("Dense", {"name": "d"})]
    outputs = [np.ones((3, 200), np.float32), np.array([0.25], np.float32)]
    places = [Place("", 0, False), Place("good", 7, False), Place("zyzzyva", 1, True)]
    sent = activations("x", places, 0, layers, outputs, {}, ("bad", "g*ood"), {})
    strip, answer = meta(sent)["layers"]
    assert (strip["units"][0], strip["units"][-1], len(strip["units"])) == (0, 199, MOST_UNITS)
    assert arrays(sent)["values0"].shape == (MOST_UNITS, 3)
    assert (strip["signed"], strip["low"], strip["high"]) == (False, 0.0, 1.0)
    assert answer["steps"] is None
    assert [one["share"] for one in meta(sent)["classes"]] == [0.75, 0.25]
    assert meta(sent)["places"][2] == {"word": "zyzzyva", "number": 1, "unknown": True}
    assert meta(sent)["alt"].endswith("the likeliest answer is bad")


def test_of_many_answers_the_likeliest_are_drawn() -> None:
    layers = [Layer("Embedding", {"name": "e"}), Layer("Dense", {"name": "d"})]
    outputs = [np.ones((3, 2), np.float32), np.arange(20, dtype=np.float32) / 190]
    names = [f"word {number}" for number in range(20)]
    sent = meta(activations("x", [Place("a", 2, False)] * 3, 0, layers, outputs, {}, names, {}))
    assert [one["name"] for one in sent["classes"]] == names[: -1 - MOST_ANSWERS : -1]
    assert sent["alt"].endswith("the likeliest answer is word 19")


def test_steps_that_see_none_of_the_places_are_left_out() -> None:
    layers = [Layer("Embedding", {"name": "e"}), Layer("Dense", {"name": "d"})]
    outputs = [np.arange(10, dtype=np.float32)[:, None], np.array([0.5], np.float32)]
    sent = activations("x", [Place("a", 2, False)] * 4, 6, layers, outputs, {}, ("no", "yes"), {})
    np.testing.assert_allclose(arrays(sent)["values0"][0] / 255 * 9, [6, 7, 8, 9], atol=0.02)
