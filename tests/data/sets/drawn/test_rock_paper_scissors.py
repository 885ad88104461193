"""The three hands: only the hand tells the class, and one seed gives one picture."""

import numpy as np
import pytest

from lessons.data.sets.drawn import rock_paper_scissors as game

CLASSES = range(len(game.ROW.class_names))


def test_classes_are_in_the_order_of_the_course() -> None:
    assert game.ROW.class_names == ("paper", "rock", "scissors")


def test_same_seed_gives_the_same_hand_and_another_seed_another() -> None:
    first, again, other = (game.draw(0, "train", np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert (first.shape, str(first.dtype)) == ((150, 150, 3), "uint8")
    np.testing.assert_array_equal(first, again)
    assert (first != other).mean() > 0.5


@pytest.mark.parametrize("seed", range(5))
def test_wall_does_not_give_the_class_away(seed: int) -> None:
    paper, rock, scissors = (game.draw(label, "train", np.random.default_rng(seed)) for label in CLASSES)
    assert (paper == rock).all(axis=2).mean() > 0.2
    assert (scissors == rock).all(axis=2).mean() > 0.2
    assert (paper != rock).any(axis=2).mean() > 0.05
