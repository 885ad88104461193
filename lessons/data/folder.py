"""A learner's own pictures by their short name: `lessons.data.folder.read` reads a folder or a zip of them."""

from lessons.data.own.folder import read

__all__ = ["read"]
