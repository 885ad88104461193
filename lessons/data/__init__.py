"""Data sets and pictures. Nothing here imports TensorFlow, Keras or Streamlit."""

from lessons.data.dataset import Dataset
from lessons.data.registry import load

__all__ = ["Dataset", "load"]
