"""Settings that several sections share: one name stands for one setting, wherever it is moved."""

from typing import Any

from lessons.course.windows.trainings import DENSE
from lessons.settings import slider
from lessons.training import settings as training


def window() -> Any:
    """A field for the length of a window."""
    return slider("Window", 1, 60, DENSE.data_options["window"], help="How many values the network sees.")


def batch_size() -> Any:
    """A field for the number of windows in a batch."""
    return training.batch_size(DENSE, (8, 16, 32, 64, 128))
