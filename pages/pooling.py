"""Lesson 1.3, pooling."""

from lessons.course.pooling import MOVED, SIDES, STEP, Settings
from pages.parts import frame
from pages.sections.pooling import move, sides, step

frame.lesson("pooling", Settings, {STEP: step, SIDES: sides, MOVED: move})
