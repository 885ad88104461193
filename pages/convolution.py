"""Lesson 1.3, convolution."""

from lessons.course.convolution import LAB, SLUG, STEP, TRAP, WHOLE, Settings
from pages.parts import frame
from pages.sections.convolution import experiment, lab, trap

frame.lesson(SLUG, Settings, {STEP: experiment, WHOLE: experiment, LAB: lab, TRAP: trap})
