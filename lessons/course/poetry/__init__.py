"""Lesson 3.4, poetry: a network that says the next word, word by word."""

from lessons.course.poetry.write import thumbnail

__all__ = ["thumbnail"]
