"""Lesson 1.3, feature maps."""

from lessons.course.feature_maps.explore import EXPLORE, LEARN, TRAIN, Settings
from lessons.course.feature_maps.train import SLUG
from pages.parts import frame
from pages.sections.feature_maps import explore, learn, train

frame.lesson(SLUG, Settings, {EXPLORE: explore, LEARN: learn, TRAIN: train})
