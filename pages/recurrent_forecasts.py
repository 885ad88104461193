"""Lesson 4.3, recurrent forecasts."""

from lessons.course.recurrent_forecasts import views
from pages.parts import frame
from pages.sections.recurrent_forecasts import cell, free_run, scale, train, whole_or_last

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.CELL: cell,
        views.SCALE: scale,
        views.WHOLE: whole_or_last,
        views.FREE: free_run,
        views.TRAIN: train,
    },
)
