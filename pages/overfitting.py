"""Lesson 2.2, overfitting."""

from lessons.course.overfitting import views
from pages.parts import frame
from pages.sections.overfitting import below, gap, limits, remedies, train

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.GAP: gap,
        views.REMEDIES: remedies,
        views.BELOW: below,
        views.LIMITS: limits,
        views.TRAIN: train,
    },
)
