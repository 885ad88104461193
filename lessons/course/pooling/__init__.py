"""Lesson 1.3, pooling: a window keeps one number, and the map shrinks."""

from lessons.course.pooling.layer import thumbnail

__all__ = ["thumbnail"]
