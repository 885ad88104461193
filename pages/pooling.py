"""Lesson 1.3, pooling."""

from lessons.course.pooling import MOVED, SIDES, SLUG, STEP, Settings
from pages.parts import frame
from pages.sections.pooling import move, sides, step

frame.lesson(SLUG, Settings, {STEP: step, SIDES: sides, MOVED: move})
