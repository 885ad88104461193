"""Lesson 2.2, augmentation: how a picture is changed at random, what is drawn, and what it does to validation."""

from lessons.course.augmentation.variants import thumbnail

__all__ = ["thumbnail"]
