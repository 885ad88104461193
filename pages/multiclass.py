"""Lesson 2.4, many classes."""

from lessons.course.multiclass import views
from pages.parts import frame
from pages.sections.multiclass import answers, calibration, labels, own, spare, train

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.ANSWERS: answers,
        views.LABELS: labels,
        views.CALIBRATION: calibration,
        views.OWN: own,
        views.SPARE: spare,
        views.TRAIN: train,
    },
)
