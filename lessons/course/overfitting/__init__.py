"""Lesson 2.2, overfitting: how far training runs ahead of validation, and what helps against it."""

from lessons.course.overfitting.gap import thumbnail

__all__ = ["thumbnail"]
