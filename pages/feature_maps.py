"""Lesson 1.3, feature maps."""

from lessons.course.feature_maps.explore import COMPARE, EXPLORE, TRAIN, Settings
from lessons.course.feature_maps.train import SLUG
from pages.parts import compare, frame
from pages.sections.feature_maps import explore, train

frame.lesson(SLUG, Settings, {EXPLORE: explore, TRAIN: train, COMPARE: compare})
