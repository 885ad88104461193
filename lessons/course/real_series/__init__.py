"""Lesson 4.4, real series: what networks foresee of them, beside naive and a linear regression."""

from lessons.course.real_series.ladder import thumbnail

__all__ = ["thumbnail"]
