"""The letters: none is a digit, and no two are written alike."""

import numpy as np

from lessons.data.sets.drawn import letters


def test_nothing_that_looks_like_a_digit_is_among_them() -> None:
    assert not set(letters.LETTERS) & set("0123456789IOSlos")
    assert len(set(letters.LETTERS)) == len(letters.LETTERS)


def test_same_seed_gives_the_same_letter_and_another_seed_another() -> None:
    first, again, other = (letters.draw(3, "train", np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert (first.shape, str(first.dtype)) == ((28, 28, 1), "uint8")
    np.testing.assert_array_equal(first, again)
    assert (first != other).mean() > 0.2


def test_letters_are_bright_on_dark() -> None:
    for label in range(len(letters.LETTERS)):
        picture = letters.draw(label, "validation", np.random.default_rng(label))
        assert picture.max() > 80
        assert np.median(picture[:, [0, -1]]) < 40
