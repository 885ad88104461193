"""Lesson 1.2, computer vision: a picture is numbers, and a dense network learns to name what they show."""

from lessons.course.computer_vision.numbers import thumbnail

__all__ = ["thumbnail"]
