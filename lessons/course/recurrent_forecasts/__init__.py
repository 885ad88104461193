"""Lesson 4.3, recurrent forecasts: what a memory keeps of a window, and what it adds to a forecast."""

from lessons.course.recurrent_forecasts.free_run import thumbnail

__all__ = ["thumbnail"]
