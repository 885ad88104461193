"""Lesson 2.3, transfer learning: a network that starts with what another has learned."""

from lessons.course.transfer_learning.look import thumbnail

__all__ = ["thumbnail"]
