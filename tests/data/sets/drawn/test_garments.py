"""The garments: like Fashion-MNIST's on the outside, and told apart by their look as far as garments can be."""

import numpy as np

from lessons.data.sets.drawn import garments


def drawn(per_class: int, seed: int) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.float32]], np.ndarray]:
    labels = np.tile(np.arange(len(garments.CLASSES)), per_class)
    pictures = [
        garments.draw(label, "train", np.random.default_rng((seed, number))) for number, label in enumerate(labels)
    ]
    return np.array(pictures, np.float32).reshape(len(labels), -1), labels


def test_picture_is_small_grey_and_bright_on_black() -> None:
    for label in range(len(garments.CLASSES)):
        picture = garments.draw(label, "train", np.random.default_rng(label))
        assert (picture.shape, str(picture.dtype)) == ((28, 28, 1), "uint8")
        assert (picture == 0).mean() > 0.25
        assert picture.max() > 80


def test_same_seed_gives_the_same_garment_and_another_seed_another() -> None:
    first, again, other = (garments.draw(4, "train", np.random.default_rng(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert (first != other).mean() > 0.2


def test_classes_are_told_apart_but_shirts_are_mistaken_for_what_they_resemble() -> None:
    known, labels = drawn(60, seed=0)
    asked, truth = drawn(20, seed=1)
    known, asked = (pictures / np.linalg.norm(pictures, axis=1, keepdims=True) for pictures in (known, asked))
    guesses = labels[(asked @ known.T).argmax(axis=1)]
    names = np.array(list(garments.CLASSES))
    right = {name: float((guesses == truth)[names[truth] == name].mean()) for name in names}
    assert 0.65 < np.mean(list(right.values())) < 0.95
    assert right["Trouser"] > 0.7
    assert right["Bag"] > 0.7
    assert right["Shirt"] < right["Trouser"]
