"""Lesson 2.4, many classes."""

from lessons.course.multiclass import views
from pages.parts import compare, frame
from pages.sections.multiclass import answers, calibration, labels, own, spare, train

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.LABELS: labels,
        views.ANSWERS: answers,
        views.CALIBRATION: calibration,
        views.SPARE: spare,
        views.OWN: own,
        views.TRAIN: train,
        views.COMPARE: compare,
    },
)
