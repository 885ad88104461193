"""Lesson 2.1, a larger dataset."""

from lessons.course.larger_dataset import views
from pages.parts import compare, frame
from pages.sections.larger_dataset import clean_up, crop, leak, more, train

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.CROP: crop,
        views.TRAIN: train,
        views.MORE: more,
        views.CLEAN: clean_up,
        views.LEAK: leak,
        views.COMPARE: compare,
    },
)
