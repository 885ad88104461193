"""Lesson 2.3, transfer learning."""

from lessons.course.transfer_learning import views
from pages.parts import frame
from pages.sections.transfer_learning import atlas, exercise, look, three, train

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.THREE: three,
        views.INSIGHT: look,
        views.MAP: atlas,
        views.EXERCISE: exercise,
        views.TRAIN: train,
    },
)
