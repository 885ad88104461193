"""Lesson 3.2, embeddings."""

from lessons.course.embeddings import views
from pages.parts import frame
from pages.sections.embeddings import certainty, ledger, padding, train, word_map

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.WORD_MAP: word_map,
        views.LEDGER: ledger,
        views.PADDING: padding,
        views.CERTAINTY: certainty,
        views.TRAIN: train,
    },
)
