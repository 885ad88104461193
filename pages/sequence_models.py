"""Lesson 3.3, sequence models."""

from lessons.course.sequence_models import views
from pages.parts import frame
from pages.sections.sequence_models import cell, kernel, readers, train

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.CELL: cell,
        views.READERS: readers,
        views.KERNEL: kernel,
        views.TRAIN: train,
    },
)
