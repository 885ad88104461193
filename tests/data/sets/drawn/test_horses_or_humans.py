"""Horses or humans: as many as in the course, and nothing but the figures tells them apart."""

import numpy as np

from lessons.data.sets.drawn import horses_or_humans
from tests.data.sets.drawn import probe

ROW = horses_or_humans.ROW


def test_there_are_as_many_as_in_the_course() -> None:
    assert np.bincount(ROW.load("train").labels).tolist() == [500, 527]
    assert np.bincount(ROW.load("validation").labels).tolist() == [128, 128]
    assert ROW.class_names == ("horses", "humans")


def test_colours_do_not_give_the_class_away() -> None:
    assert probe.right_by_colour(ROW.load("train"), ROW.load("validation")) < 0.68
