"""The trainings of every lesson, found by the catalogue: no part of the library names a lesson.

A lesson that trains has a module `trainings` with its `PRESETS`, by the name of their recordings: specs in class size,
under a minute on two cores, of which the first is the lesson's default. What else the module may have says `Trainings`.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import NamedTuple

from lessons import catalog
from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec

Keep = Callable[[TrainingRecord, Sequence[Layer]], Mapping[str, Array]]


def nothing(record: TrainingRecord, last: Sequence[Layer]) -> Mapping[str, Array]:
    """What most lessons keep of a recorded run besides its history and its weights."""
    return {}


class Trainings(NamedTuple):
    """What a lesson trains: its presets, and what its module says besides them.

    `VARIANTS` are what it compares its presets with: of their recordings only the history is kept. `BASES` are how the
    bases are taught that its trainings start from, by the channels of their pictures. `EPOCHS` has, by the
    name of a recording, those at which all of a network is kept that is too large for every epoch. `KEEP` makes the
    arrays that are kept with a recording, by name, from the recording and from the network after its last epoch, whole.
    """

    presets: Mapping[str, TrainingSpec]
    variants: Mapping[str, TrainingSpec]
    bases: Mapping[int, TrainingSpec]
    epochs: Mapping[str, tuple[int, ...]]
    keep: Keep

    @property
    def default(self) -> TrainingSpec:
        """The lesson's first preset."""
        return next(iter(self.presets.values()))

    @property
    def recordings(self) -> Mapping[str, TrainingSpec]:
        """All trainings that are recorded, by the name of the recording."""
        return {**self.presets, **self.variants}


@cache
def slugs() -> tuple[str, ...]:
    """The lessons that train, in the order of the course."""
    course = files("lessons.course")
    return tuple(one.slug for one in catalog.LESSONS if course.joinpath(one.name, "trainings.py").is_file())


def of(slug: str) -> Trainings:
    """The trainings of one of `slugs()`. Raises ModuleNotFoundError for another lesson."""
    module = import_module(f"{catalog.lesson(slug).module}.trainings")
    return Trainings(
        module.PRESETS,
        getattr(module, "VARIANTS", {}),
        getattr(module, "BASES", {}),
        getattr(module, "EPOCHS", {}),
        getattr(module, "KEEP", nothing),
    )
