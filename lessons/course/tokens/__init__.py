"""Tokens: how a network reads words, as ids in rows of one length, whole or in pieces."""

from lessons.course.tokens.encode import first_program, thumbnail

__all__ = ["first_program", "thumbnail"]
