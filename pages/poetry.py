"""Lesson 3.4, poetry."""

from lessons.course.poetry import views
from pages.parts import frame
from pages.sections.poetry import ceiling, poet, prefixes, train, write

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.PREFIXES: prefixes,
        views.CEILING: ceiling,
        views.WRITE: write,
        views.POET: poet,
        views.TRAIN: train,
    },
)
