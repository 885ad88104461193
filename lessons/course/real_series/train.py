"""Training on real series: the course's two networks, in class size and in its own, and exercise 4.4."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from lessons.course.real_series.source import DEFAULT as DEFAULT_TITLE
from lessons.course.real_series.trainings import COURSE, DEEP, DENSE, FAMILIES, SERIES, name_of
from lessons.course.real_series.views import SLUG
from lessons.data import registry
from lessons.data.dataset import SPLITS
from lessons.maths import series as maths
from lessons.questions import Question
from lessons.settings import choice, controls, menu, slider, switch
from lessons.training import settings as training
from lessons.training.reports import recordings
from lessons.training.reports.recordings import Recording
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import SERIES_RATES, with_settings

DENSE_NETWORK, DEEP_NETWORK = "Dense", "Conv, LSTM"
FAMILY = {DENSE_NETWORK: "dense", DEEP_NETWORK: "deep"}
EXERCISE, GOAL = "melbourne-temperature", 2.0
"""The series of exercise 4.4, and the mean error that it asks for less than."""
DENSE_COST, CLASS_COST = 4, 2.5e6
"""What a dense network costs for each window, where a memory of few units costs 1 a value, and what a class may spend.

A run that costs more takes more than a minute.
"""
TWICE = 32
"""Units with which a memory costs twice as much as with few."""
LIKE = 0.05
"""How far from the linear regression's an error may be and still count as much the same."""


@dataclass(frozen=True)
class Settings:
    """What a run can set. Class-size by default: it ends within half a minute."""

    network: str = choice(
        "Network", (DENSE_NETWORK, DEEP_NETWORK), DENSE_NETWORK, "Both end in dense layers of 30, 10 and 1."
    )
    units: int = menu("Filters, and units of memory", (8, 16, 32, 60), 16, "Of Conv1D, and of each of two LSTMs.")
    window: int = slider("Window", 5, 100, DENSE.data_options["window"], 5, help="How many values the network sees.")
    scaled: bool = switch("Standardised", True)
    times: int = menu("Answer times", (1, 100, 400), 1, "The course lets a network say small numbers, times 400.")
    loss: str = training.loss(DENSE)
    optimizer: str = training.optimizer(DENSE)
    learning_rate: float = training.learning_rate(DENSE, SERIES_RATES)
    momentum: float = training.momentum(DENSE)
    batch_size: int = training.batch_size(DENSE, (16, 32, 64, 100))
    epochs: int = training.epochs(DENSE, most=500)
    seed: int = training.seed(DENSE)


_DEEP = Settings(network=DEEP_NETWORK, loss=DEEP.loss, epochs=DEEP.epochs)


def fields(network: str) -> tuple[str, ...]:
    """What else can be set of a run with this network."""
    left_out = ("network", "units") if network == DENSE_NETWORK else ("network",)
    return tuple(name for name in controls(Settings) if name not in left_out)


STARTS: dict[str, tuple[str, Settings]] = {
    "Dense, class size": (DEFAULT_TITLE, Settings()),
    "Conv1D and LSTM, class size": (DEFAULT_TITLE, _DEEP),
    "Exercise 4.4": (registry.describe(EXERCISE).title, _DEEP),
    "The course": (
        registry.describe("sunspots-monthly").title,
        Settings(
            network=DEEP_NETWORK,
            units=COURSE.network_options["units"],
            window=COURSE.data_options["window"],
            scaled=False,
            times=COURSE.network_options["times"],
            loss=COURSE.loss,
            optimizer=COURSE.optimizer,
            learning_rate=COURSE.learning_rate,
            momentum=COURSE.momentum,
            batch_size=COURSE.batch_size,
            epochs=COURSE.epochs,
        ),
    ),
}
"""A series and settings to start from, each with one click."""


def spec(settings: Settings, data: str, split: int | None) -> TrainingSpec:
    """The run that these settings stand for, on the series of this name, of which `split` values train.

    None leaves the parts as the series has them.
    """
    preset = FAMILIES[FAMILY[settings.network]]
    memory = {"units": settings.units, "filters": settings.units} if preset is DEEP else {}
    return replace(
        with_settings(preset, settings),
        data=data,
        network_options={**preset.network_options, **memory, "times": settings.times},
        data_options={"window": settings.window, "scaled": settings.scaled, "split": split or 0},
        loss=settings.loss,
        momentum=settings.momentum if settings.optimizer == "sgd" else 0.0,
    )


def is_class_size(run: TrainingSpec) -> bool:
    """Whether everybody in a class may start such runs: others are for the teacher."""
    memory = run.data_options["window"] * (1 + (run.network_options["units"] / TWICE) ** 2)
    cost = memory if run.network == DEEP.network else DENSE_COST
    return bool(registry.describe(run.data).train * run.epochs * cost <= CLASS_COST)


def recording(settings: Settings, data: str | None) -> Recording:
    """The recording of this network on a series, or on the one that is closest at hand."""
    return _recording(name_of(FAMILY[settings.network], data if data in SERIES else DENSE.data))


@lru_cache(maxsize=len(FAMILIES) * len(SERIES))
def _recording(name: str) -> Recording:
    return recordings.load(SLUG, name)


@dataclass(frozen=True)
class Yardstick:
    """The mean errors on a run's validation part of what needs no network: naive, and least squares of its window."""

    naive: float
    linear: float


def yardstick(run: TrainingSpec) -> Yardstick:
    """What a run is measured by. Raises FileNotFoundError or ValueError where its series is not here."""
    return _yardstick(run.data, run.data_options["window"], run.data_options["split"])


@lru_cache(maxsize=16)
def _yardstick(data: str, window: int, split: int) -> Yardstick:
    train, validation = (registry.load(data, part) for part in SPLITS)
    values = np.concatenate([train.values, validation.values])
    place = split or len(train)
    forecasts = maths.naive(values), maths.least_squares(values, window, place, maths.PLENTY)
    return Yardstick(*(maths.mae(values[place:], forecast[place:]) for forecast in forecasts))


def last_error(record: TrainingRecord) -> float:
    """The mean error on the validation part after the last epoch: the best one would be chosen on that very part.

    NaN of a run that has diverged.
    """
    error = record.epoch_points[-1].values.get(f"val_{record.metric.name}")
    return math.nan if error is None else error


def verdict(record: TrainingRecord) -> str | None:
    """How a run stands to exercise 4.4, as the section of the words that says it; None on another series."""
    if record.spec.data != EXERCISE or not record.epoch_points or math.isnan(last_error(record)):
        return None
    return "exercise reached" if last_error(record) < GOAL else "exercise open"


BELOW, LIKE_IT, ABOVE = "lower", "the same within 5%", "higher"


def _stands(record: TrainingRecord) -> str:
    """How the network's last error stands to the linear regression's."""
    part = last_error(record) / (yardstick(record.spec).linear or 1.0)
    if abs(part - 1) <= LIKE:
        return LIKE_IT
    return BELOW if part < 1 else ABOVE


def numbers(record: TrainingRecord) -> Mapping[str, Any]:
    """What fills the blanks of the words about a run; of one that goes on, what is known before it."""
    known = yardstick(record.spec)
    before = {"goal": f"{GOAL:g}", "linear": f"{known.linear:.3g}", "naive": f"{known.naive:.3g}"}
    return before | ({"last": f"{last_error(record):.3g}"} if record.state.ended else {})


QUESTIONS: tuple[Question[TrainingRecord], ...] = (
    Question(
        "worth",
        lambda record: (BELOW, LIKE_IT, ABOVE),
        _stands,
        numbers=numbers,
        veils=lambda record: ("val_mae",),
    ),
)
