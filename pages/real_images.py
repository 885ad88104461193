"""Lesson 1.4, real images."""

from lessons.course.real_images.sets import FOLDERS, PREDICT, SLUG, TRAIN, Settings
from pages.parts import frame
from pages.sections.real_images import folders, predict, train

frame.lesson(SLUG, Settings, {FOLDERS: folders, TRAIN: train, PREDICT: predict})
