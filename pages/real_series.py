"""Lesson 4.4, real series."""

from lessons.course.real_series import views
from pages.parts import frame
from pages.sections.real_series import backtest, future, ladder, train

frame.lesson(
    views.SLUG,
    views.Settings,
    {views.LADDER: ladder, views.BACKTEST: backtest, views.FUTURE: future, views.TRAIN: train},
)
