"""Lesson 1.1, the first neuron: a rule is not written but learned from examples, step by step down the loss."""

from lessons.course.first_neuron.learn import thumbnail

__all__ = ["thumbnail"]
