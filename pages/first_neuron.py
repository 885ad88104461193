"""Lesson 1.1, the first neuron."""

from lessons.course.first_neuron.neuron import HAND, HOUSES, LEARN, SLUG, STEP, Settings
from pages.parts import frame
from pages.sections.first_neuron import hand, houses, learn, step

frame.lesson(SLUG, Settings, {HAND: hand, STEP: step, LEARN: learn, HOUSES: houses})
