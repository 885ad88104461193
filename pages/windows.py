"""Lesson 4.2, windows."""

from lessons.course.windows import views
from pages.parts import frame
from pages.sections.windows import leaks, machine, sweep, train

frame.lesson(
    views.SLUG,
    views.Settings,
    {views.MACHINE: machine, views.TRAIN: train, views.SWEEP: sweep, views.LEAKS: leaks},
)
