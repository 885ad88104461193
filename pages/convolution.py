"""Lesson 1.3, convolution."""

from lessons.course.convolution import views
from pages.parts import frame
from pages.sections.convolution import output_size, step, trap, whole

frame.lesson(
    views.SLUG,
    views.Settings,
    {views.STEP: step, views.WHOLE: whole, views.OUTPUT_SIZE: output_size, views.TRAP: trap},
)
