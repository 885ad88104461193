"""Lesson 1.2, computer vision."""

from lessons.course.computer_vision.numbers import ANSWERS, DENSE, NUMBERS, TRAIN, Settings
from lessons.course.computer_vision.train import SLUG
from pages.parts import frame
from pages.sections.computer_vision import answers, dense_network, numbers, train

frame.lesson(SLUG, Settings, {NUMBERS: numbers, DENSE: dense_network, TRAIN: train, ANSWERS: answers})
