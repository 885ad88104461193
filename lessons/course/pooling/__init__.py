"""Lesson 1.3, pooling: a window keeps one number, and the map shrinks."""

from lessons.course.pooling.layer import first_program, thumbnail

__all__ = ["first_program", "thumbnail"]
