"""Lesson 1.1, the first neuron."""

from lessons.course.first_neuron import HAND, HOUSES, LEARN, SLUG, Settings
from pages.parts import frame
from pages.sections.first_neuron import descent, hand, houses

frame.lesson(SLUG, Settings, {HAND: hand, LEARN: descent, HOUSES: houses})
