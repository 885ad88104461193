"""Lesson 1.3, feature maps: what every layer of a network makes of a picture, and how that comes about."""

from lessons.course.feature_maps.explore import thumbnail

__all__ = ["thumbnail"]
