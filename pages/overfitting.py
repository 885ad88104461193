"""Lesson 2.2, overfitting."""

from lessons.course.overfitting import views
from pages.parts import frame
from pages.sections.overfitting import below, costs, gap, limits, train

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.REMEDIES: gap,
        views.COSTS: costs,
        views.BELOW: below,
        views.LIMITS: limits,
        views.TRAIN: train,
    },
)
