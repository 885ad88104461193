"""Lesson 1.2, computer vision."""

from lessons.course.computer_vision.numbers import ANSWERS, COMPARE, NUMBERS, TRAIN, Settings
from lessons.course.computer_vision.train import SLUG
from pages.parts import compare, frame
from pages.sections.computer_vision import answers, numbers, train

frame.lesson(SLUG, Settings, {NUMBERS: numbers, TRAIN: train, ANSWERS: answers, COMPARE: compare})
