"""Lesson 1.3, convolution: a kernel slides over a picture and finds what it is made for."""

from lessons.course.convolution.experiment import first_program
from lessons.course.convolution.whole import thumbnail

__all__ = ["first_program", "thumbnail"]
