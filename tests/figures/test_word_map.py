"""The map is sent whole numbers that stand for its vectors, and no more of them than may be known."""

import numpy as np

from lessons.figures.word_map import Plane, Words, payload
from tests.figures.sent import arrays, meta

VECTORS = np.random.default_rng(0).normal(size=(3, 4, 5)).astype(np.float32)
PLANE = Plane(VECTORS[-1].mean(axis=0), np.eye(5, dtype=np.float32)[:2], 0.75)


def words(effects: np.ndarray | None) -> Words:
    return Words(["a", "b", "c", "d"], [1, 2, 3, 9], 20, [0, 4, 8], VECTORS, effects, ["bad", "good"])


def test_vectors_come_back_as_they_were() -> None:
    sent = payload(words(None), PLANE, ["b"], "", with_later=True, with_share=True)
    np.testing.assert_allclose(arrays(sent)["vectors"] * meta(sent)["unit"], VECTORS, atol=2e-4)
    assert (meta(sent)["share"], meta(sent)["epochs"], meta(sent)["chosen"]) == (0.75, [0, 4, 8], ["b"])
    assert (meta(sent)["ends"], "effects" in arrays(sent)) == (None, False)


def test_later_epochs_are_left_out_in_one_scale() -> None:
    whole, first = (payload(words(VECTORS[..., 0]), PLANE, [], "", later, False) for later in (True, False))
    assert arrays(first)["vectors"].shape == (1, 4, 5)
    assert arrays(first)["effects"].shape == (1, 4)
    assert meta(first)["unit"] == meta(whole)["unit"]
    assert meta(first)["epochs"] == [0]
    assert meta(whole)["ends"] == ["bad", "good"]
    assert "share" not in meta(whole)
