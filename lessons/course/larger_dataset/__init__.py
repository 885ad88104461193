"""Lesson 2.1, a larger dataset: thousands of photographs, what is wrong with them, and what a network makes of them."""

from lessons.course.larger_dataset.dog import thumbnail

__all__ = ["thumbnail"]
