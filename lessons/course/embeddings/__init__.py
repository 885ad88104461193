"""Lesson 3.2, embeddings: how words become places, and what a network reads from the mean of them."""

from lessons.course.embeddings.word_map import thumbnail

__all__ = ["thumbnail"]
