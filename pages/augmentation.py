"""Lesson 2.2, augmentation."""

from lessons.course.augmentation import views
from pages.parts import frame
from pages.sections.augmentation import apart, epochs, units, validation, variants

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.VARIANTS: variants,
        views.EPOCHS: epochs,
        views.VALIDATION: validation,
        views.UNITS: units,
        views.APART: apart,
    },
)
