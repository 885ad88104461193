"""Lesson 3.1, tokens."""

from lessons.course.tokens import views
from pages.parts import frame
from pages.sections.tokens import count, encode, pad, pieces, renumber

frame.lesson(
    views.SLUG,
    views.Settings,
    {
        views.ENCODE: encode,
        views.PAD: pad,
        views.PIECES: pieces,
        views.COUNT: count,
        views.RENUMBER: renumber,
    },
)
