"""Lesson 4.1, time series: what they are made of, how well they can be foreseen at best, and taken apart again."""

from lessons.course.time_series.mixer import first_program, thumbnail

__all__ = ["first_program", "thumbnail"]
