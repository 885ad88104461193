"""Lesson 1.3, pooling."""

from lessons.course.pooling import views
from pages.parts import frame
from pages.sections.pooling import move, sides, step

frame.lesson(views.SLUG, views.Settings, {views.STEP: step, views.SIDES: sides, views.MOVED: move})
