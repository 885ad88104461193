"""Sequence models: what networks make of the order of words, and how a memory keeps what it has read."""

from lessons.course.sequence_models.readers import thumbnail

__all__ = ["thumbnail"]
