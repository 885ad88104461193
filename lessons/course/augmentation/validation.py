"""What augmentation does to validation: the same network on few pictures, without it and with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lessons.course.augmentation.trainings import AUGMENTATIONS, PRESETS
from lessons.course.augmentation.views import COURSE, recording
from lessons.data import registry
from lessons.maths.augmentation import Augmentation
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, menu
from lessons.training import settings as training
from lessons.training.reports.comparison import Entry
from lessons.training.reports.program import program
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import OWN, for_its_classes

DEFAULT = PRESETS[COURSE]
RECORDINGS, MY_RUNS = "Recorded", "My runs"
SETS = ("cats-or-dogs", "horses-or-humans", "rock-paper-scissors", "happy-or-sad", "cats-and-dogs-filtered")
DATA = {registry.describe(name).title: name for name in SETS}
NONE, HARSH = "none", "harsh"
CURVE = "The course's"
"""What the curves of the course's augmentation are called."""


@dataclass(frozen=True)
class Settings:
    """What both runs are set to."""

    trained_data: str = menu("Data", (*DATA, OWN), next(iter(DATA)), "Some have to be downloaded once.")
    pictures: int = menu("Pictures", (50, 100, 200, 500, 1000, 2000), 500, "How many to learn from.")
    epochs: int = training.epochs(DEFAULT, most=60)
    run_seed: int = training.seed(DEFAULT)


@dataclass(frozen=True)
class Display:
    """Whose curves are drawn."""

    curves: str = choice("Curves", (RECORDINGS, MY_RUNS), RECORDINGS)


def specs(settings: Settings, changes: Augmentation, own: str | None = None) -> tuple[TrainingSpec, ...]:
    """The run without augmentation and the one with these changes; none for `own` pictures that are not there yet.

    Where nothing is changed, there is only the run without.
    """
    data = DATA.get(settings.trained_data, own)
    if data is None:
        return ()
    few = settings.pictures < registry.describe(data).train
    run = replace(
        DEFAULT,
        data=data,
        examples=settings.pictures if few else None,
        epochs=settings.epochs,
        seed=settings.run_seed,
    )
    both = dict.fromkeys((Augmentation(), changes if changes.changes else Augmentation()))
    return tuple(for_its_classes(replace(run, augmentation=one)) for one in both)


def entries() -> dict[int, Entry]:
    """The recordings as the comparison of runs shows them, each at its place."""
    names = {name: CURVE if name == COURSE else name.capitalize() for name in AUGMENTATIONS}
    return {place: Entry(key, name, recording(key)) for place, (key, name) in enumerate(names.items())}


def open_entries(answers: Collection[str]) -> dict[int, Entry]:
    """The recordings, each at its place: that of the course once the last question about it has its answer."""
    is_open = QUESTIONS[-1].name in answers
    return {place: entry for place, entry in entries().items() if is_open or entry.id != COURSE}


def name(run: TrainingSpec) -> str:
    """What a run of the pair is called."""
    if not run.augmentation.changes:
        return "Without"
    known = next((name for name, changes in AUGMENTATIONS.items() if changes == run.augmentation), None)
    return f"With {known or 'my settings'}"


def code(run: TrainingSpec) -> str:
    """The Keras program that trains the same network."""
    return program(run)


def best(name: str) -> float:
    """The highest validation accuracy of a recording."""
    return recording(name).best_val_metric


def last_training(name: str) -> float:
    """The training accuracy at the end of a recording."""
    return recording(name).epoch_points[-1].accuracy


def numbers() -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    record = recording(NONE)
    return {
        "pictures": record.spec.examples,
        "none": f"{best(NONE):.0%}",
        "course": f"{best(COURSE):.0%}",
        "harsh": f"{best(HARSH):.0%}",
        "none_turn": _turn(NONE),
        "none_training": f"{last_training(NONE):.0%}",
        "course_training": f"{last_training(COURSE):.0%}",
    }


def _last_training(name: str) -> str:
    return f"{last_training(name):.0%}"


def _gain() -> int:
    """How many points the course's augmentation adds to the best validation accuracy."""
    return round(100 * (best(COURSE) - best(NONE)))


def _shares(right: str, *others: str) -> tuple[str, ...]:
    return tuple(sorted({right, *others}, key=lambda share: float(share.rstrip("%"))))


def _turn(name: str) -> int:
    """After which epoch the validation loss is lowest."""
    return recording(name).best_epoch or 1


QUESTIONS: tuple[Question[None], ...] = (
    Question(
        "gain",
        lambda _: distinct(_gain(), 0, 2 * _gain()),
        lambda _: whole_text(_gain()),
        lambda _: numbers(),
        lambda _: (f"**{numbers()['course']}**",),
    ),
    Question(
        "training",
        lambda _: _shares(_last_training(COURSE), _last_training(NONE), "50%"),
        lambda _: _last_training(COURSE),
        lambda _: numbers(),
        lambda _: (f"**{numbers()['course_training']}**",),
    ),
    Question(
        "overfits",
        lambda _: distinct(_turn(COURSE), _turn(NONE), DEFAULT.epochs // 4),
        lambda _: whole_text(_turn(COURSE)),
        lambda _: numbers(),
        lambda _: (CURVE,),
    ),
)
