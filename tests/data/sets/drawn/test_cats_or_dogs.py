"""Cats or dogs: nothing but the faces tells them apart, and the poses of training are the narrower ones."""

import numpy as np

from lessons.data import Dataset
from lessons.data.sets.drawn import cats_or_dogs
from tests.data.sets.drawn import probe

ROW = cats_or_dogs.ROW


def eyes_at_one_place(data: Dataset) -> float:
    """In how many of 100 pictures the pixel is dark that is dark in most: an eye, or a nose."""
    return float(np.mean([image.mean(axis=2) < 55 for image in data.images[:100]], axis=0).max())


def test_there_are_as_many_as_in_the_course() -> None:
    assert np.bincount(ROW.load("train").labels).tolist() == [1000, 1000]
    assert np.bincount(ROW.load("validation").labels).tolist() == [500, 500]
    assert ROW.class_names == ("cats", "dogs")


def test_colours_do_not_give_the_class_away() -> None:
    assert probe.right_by_colour(ROW.load("train"), ROW.load("validation")) < 0.68


def test_poses_are_narrower_in_training() -> None:
    assert eyes_at_one_place(ROW.load("train")) > 1.3 * eyes_at_one_place(ROW.load("validation"))


def test_silhouette_ends_where_the_picture_changes() -> None:
    steps_at_rim, steps_elsewhere = [], []
    for number, picture in zip(range(10), ROW.load("validation").images, strict=False):
        rows, columns = np.gradient(cats_or_dogs.silhouette(number))
        at_rim = np.hypot(rows, columns) > 0.2
        steps = np.hypot(*np.gradient(picture.mean(axis=2)))
        steps_at_rim.append(steps[at_rim].mean())
        steps_elsewhere.append(steps[~at_rim].mean())
    assert np.mean(steps_at_rim) > 2 * np.mean(steps_elsewhere)
    assert 0.2 < np.mean([cats_or_dogs.silhouette(number).mean() for number in range(10)]) < 0.8
