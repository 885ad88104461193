"""What all data sets share: lazy pictures, arrays, and the split."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.data.dataset import Dataset, LazyPictures, stratified_split


def test_lazy_pictures_are_made_only_when_asked_for() -> None:
    made: list[int] = []

    def picture(value: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        made.append(value)
        return np.full((2, 2, 3), value, np.uint8)

    images = LazyPictures([5, 6, 7, 8], picture)
    later = images[1:]
    assert (len(images), len(later), made) == (4, 3, [])
    assert later[-1][0, 0, 0] == 8
    assert made == [8]
    assert [int(image[0, 0, 0]) for image in images] == [5, 6, 7, 8]


def test_arrays_resizes_to_a_square_without_cropping() -> None:
    left_dark = np.zeros((20, 40, 3), np.uint8)
    left_dark[:, 20:] = 200
    small = np.full((4, 4, 3), 7, np.uint8)
    data = Dataset((left_dark, small), np.array([1, 0]), ("a", "b"), "here", "CC0")
    images, labels = data.arrays(10)
    assert (images.shape, str(images.dtype)) == ((2, 10, 10, 3), "uint8")
    assert (images[0, :, :4] == 0).all()
    assert (images[0, :, 6:] == 200).all()
    assert (images[1] == 7).all()
    assert labels.tolist() == [1, 0]


@given(pictures=st.integers(1, 40), count=st.one_of(st.none(), st.integers(1, 50)))
def test_a_limit_takes_pictures_evenly_from_the_whole_set(pictures: int, count: int | None) -> None:
    images = LazyPictures(range(pictures), lambda value: np.full((2, 2, 3), value, np.uint8))
    chosen = Dataset(images, np.arange(pictures), ("a",), "here", "CC0").evenly(count)
    labels = chosen.labels.tolist()
    assert len(chosen) == min(pictures, count or pictures)
    assert labels == sorted(set(labels))
    assert chosen.arrays(2)[0][:, 0, 0, 0].tolist() == labels
    assert labels[0] == 0
    assert labels[-1] == pictures - 1 or len(labels) == 1


def test_counts_name_every_class() -> None:
    images = LazyPictures(range(3), lambda value: np.zeros((2, 2, 3), np.uint8))
    assert Dataset(images, np.array([2, 0, 2]), ("a", "b", "c"), "here", "CC0").counts == {"a": 1, "b": 0, "c": 2}


def test_labels_are_shared_and_so_read_only() -> None:
    data = Dataset((np.zeros((4, 4, 3), np.uint8),), np.array([1]), ("a", "b"), "here", "CC0")
    with pytest.raises(ValueError, match="read-only"):
        data.labels[0] = 0


@given(labels=st.lists(st.integers(0, 4), min_size=1, max_size=80), seed=st.integers(0, 9))
def test_split_is_disjoint_whole_and_fair_to_every_class(labels: list[int], seed: int) -> None:
    classes = np.array(labels)
    train, validation = stratified_split(classes, seed)
    assert sorted([*train, *validation]) == list(range(len(labels)))
    for label in set(labels):
        total, kept = (classes == label).sum(), (classes[validation] == label).sum()
        assert kept < total
        assert kept == (max(1, round(total / 5)) if total > 1 else 0)


def test_split_depends_on_nothing_but_its_seed() -> None:
    labels = np.arange(100) % 3
    first, again, other = (stratified_split(labels, seed)[1] for seed in (4, 4, 5))
    np.testing.assert_array_equal(first, again)
    assert first.tolist() != other.tolist()
