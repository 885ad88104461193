"""Tokens: how a network reads words, as ids in rows of one length, whole or in pieces."""

from lessons.course.tokens.encode import thumbnail

__all__ = ["thumbnail"]
