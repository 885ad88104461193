"""The signs: one class a letter, told apart by their look alone."""

from itertools import combinations

import numpy as np

from lessons.data.sets.drawn import hand, relief, signs


def test_letters_are_those_that_stand_still() -> None:
    assert "".join(signs.SIGNS) == "ABCDEFGHIKLMNOPQRSTUVWXY"


def test_same_seed_gives_the_same_hand_and_another_seed_another() -> None:
    first, again, other = (signs.draw(5, "train", np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert (first.shape, str(first.dtype)) == ((28, 28, 1), "uint8")
    np.testing.assert_array_equal(first, again)
    assert (first != other).mean() > 0.5


def test_no_two_signs_look_alike() -> None:
    looks = {}
    for letter, sign in signs.SIGNS.items():
        scene = relief.render(hand.limbs(sign.pose, hand.View(sign.yaw, 0, sign.roll, 28, (14, 14))), 28)
        looks[letter] = scene.height / scene.height.max()
    distances = {a + b: float(np.abs(looks[a] - looks[b]).mean()) for a, b in combinations(looks, 2)}
    closest = min(distances, key=lambda pair: distances[pair])
    assert distances[closest] > 0.01, closest


def test_hand_stands_out_from_the_wall() -> None:
    for label in range(len(signs.SIGNS)):
        picture = signs.draw(label, "validation", np.random.default_rng(label)).astype(float)
        assert picture.std() > 15
