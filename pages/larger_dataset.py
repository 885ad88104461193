"""Lesson 2.1, a larger dataset."""

from lessons.course.larger_dataset import views
from pages.parts import frame
from pages.sections.larger_dataset import clean_up, dog, leak, more, train

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.CLEAN: clean_up,
        views.MORE: more,
        views.LEAK: leak,
        views.DOG: dog,
        views.TRAIN: train,
    },
)
