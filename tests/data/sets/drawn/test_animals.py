"""The animals: none is a cat or a dog, and each has a face of its own."""

import numpy as np

from lessons.data.sets.drawn import animals


def test_neither_cats_nor_dogs_are_among_them() -> None:
    assert animals.ROW.class_names == ("bears", "cows", "foxes", "mice", "owls", "pigs", "rabbits", "sheep")


def test_same_seed_gives_the_same_animal_and_another_seed_another() -> None:
    first, again, other = (animals.draw(3, "train", np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert (first.shape, str(first.dtype)) == ((150, 150, 3), "uint8")
    np.testing.assert_array_equal(first, again)
    assert (first != other).mean() > 0.5


def test_every_kind_can_be_drawn() -> None:
    for label in range(len(animals.KINDS)):
        assert animals.draw(label, "validation", np.random.default_rng(label)).std() > 15
