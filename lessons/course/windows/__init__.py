"""Lesson 4.2, windows: how a series becomes examples, what a network learns of them, at which rate, and what leaks."""

from lessons.course.windows.machine import thumbnail

__all__ = ["thumbnail"]
