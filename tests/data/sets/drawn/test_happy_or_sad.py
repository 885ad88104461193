"""Happy or sad: as many as in the course, and the mouth tells."""

import numpy as np
import numpy.typing as npt

from lessons.data import Dataset
from lessons.data.sets.drawn import happy_or_sad
from tests.data.sets.drawn import probe

ROW = happy_or_sad.ROW


def mean_face(data: Dataset, label: int) -> npt.NDArray[np.float64]:
    faces = [image.mean(axis=2) for image, known in zip(data.images, data.labels, strict=True) if known == label]
    return np.mean(faces, axis=0)


def test_there_are_as_many_as_in_the_course_and_some_for_validation() -> None:
    assert np.bincount(ROW.load("train").labels).tolist() == [40, 40]
    assert np.bincount(ROW.load("validation").labels).tolist() == [20, 20]
    assert ROW.class_names == ("happy", "sad")


def test_colours_do_not_give_the_class_away() -> None:
    assert probe.right_by_colour(ROW.load("train"), ROW.load("validation")) < 0.75


def test_happy_mouths_are_dark_in_the_middle_below_and_sad_ones_above() -> None:
    difference = mean_face(ROW.load("train"), 1) - mean_face(ROW.load("train"), 0)
    middle = difference[:, 70:80].mean(axis=1)
    assert middle[88:98].mean() < -5
    assert middle[102:112].mean() > 5
