"""Lesson 2.4, many classes: one output for each, and how to judge what such a network answers."""

from lessons.course.multiclass.labels import thumbnail

__all__ = ["thumbnail"]
