"""Lesson 1.4, real images: labels from folder names, horses or humans, and one number as the answer."""

from lessons.course.real_images.folders import thumbnail

__all__ = ["thumbnail"]
