"""Lesson 2.3, transfer learning."""

from lessons.course.transfer_learning import views
from pages.parts import compare, frame
from pages.sections.transfer_learning import atlas, cut, exercise, look, three, train

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.THREE: three,
        views.TRAIN: train,
        views.COMPARE: compare,
        views.CUT: cut,
        views.MAP: atlas,
        views.INSIGHT: look,
        views.EXERCISE: exercise,
    },
)
