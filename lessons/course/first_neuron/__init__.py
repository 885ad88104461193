"""Lesson 1.1, the first neuron: a rule is not written but learned from examples, step by step down the loss."""

from lessons.course.first_neuron.learn import thumbnail
from lessons.course.first_neuron.neuron import first_program

__all__ = ["first_program", "thumbnail"]
