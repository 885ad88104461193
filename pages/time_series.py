"""Lesson 4.1, time series."""

from lessons.course.time_series import views
from pages.parts import frame
from pages.sections.time_series import echo, ladder, mixer, parts

frame.lesson(
    views.SLUG,
    views.Settings,
    {views.MIXER: mixer, views.LADDER: ladder, views.ECHO: echo, views.PARTS: parts},
)
