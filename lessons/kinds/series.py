"""Series: how their values become windows, each with the value that comes next."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from lessons.data import registry
from lessons.data.dataset import SPLITS, evenly
from lessons.data.own import series as own
from lessons.data.series import Series
from lessons.data.sets import mixed_series
from lessons.kinds.code import limit, read_json, stem
from lessons.kinds.encoding import SeriesInput
from lessons.kinds.kind import Examples, Kind, Progress, Spec
from lessons.kinds.meaning import Value
from lessons.maths.arrays import Array
from lessons.networks.options import Flag, Option, Whole

_OPTIONS: Mapping[str, Option] = {
    "window": Whole(20, 1, 1000, "Window"),
    "split": Whole(0, 0, 1_000_000, "Points that train"),
    "scaled": Flag(False, "Standardised"),
}
"""A split of 0 leaves the parts as they come: of a learner's own series the last tenth validates."""


def _read_own(path: Path) -> tuple[Series, Series]:
    return own.read(path).parts()


def _fit(spec: Spec, train: Series, validation: Series) -> tuple[Array, int, SeriesInput, Value]:
    """All values, how many of them train, how windows reach the network, and what it says.

    Where values are scaled, they have the mean 0 and the deviation 1 in the part for training.
    """
    values, window = np.concatenate([train.values, validation.values]), spec.data_options["window"]
    split = spec.data_options["split"] or len(train)
    if not window < split < len(values):
        raise ValueError(
            f"{train.origin} has {len(values):,} values: with a window of {window}, between {window + 1:,} and "
            f"{len(values) - 1:,} of them can train; split is {split:,}."
        )
    training = values[:split]
    scaling = (float(training.mean()), float(training.std()) or 1.0) if spec.data_options["scaled"] else (0.0, 1.0)
    return values, split, SeriesInput(window, *scaling), Value(train.unit, *scaling)


def _encode(spec: Spec, train: Series, validation: Series, progress: Progress) -> Examples:
    """A window for every value that has one before it: validation's first windows reach back into training."""
    values, split, encoding, meaning = _fit(spec, train, validation)
    inputs, targets = encoding.apply(values)[:-1], meaning.targets(values[encoding.window :])
    first = split - encoding.window
    chosen = evenly(first, spec.examples or first)
    progress(len(values), len(values))
    return Examples(inputs[chosen], targets[chosen], inputs[first:], targets[first:], encoding, meaning)


def _outline(spec: Spec) -> tuple[SeriesInput, Value]:
    _, _, encoding, meaning = _fit(spec, *(registry.load(spec.data, split) for split in SPLITS))
    return encoding, meaning


def _file(data: str) -> str:
    return f"{stem(data, 'series')}.json"


def _files(data: str) -> Mapping[str, Callable[[], bytes]]:
    """The values of both parts; none of a mix, which its program mixes anew."""
    if mixed_series.recipe_of(data) is not None:
        return {}
    return {_file(data): lambda: _written(*(registry.load(data, split) for split in SPLITS))}


def _written(train: Series, validation: Series) -> bytes:
    return json.dumps({"train": train.values.tolist(), "validation": validation.values.tolist()}).encode()


_SCALING = (
    "mean, deviation = series[:split].mean(), series[:split].std() or 1",
    "series = (series - mean) / deviation",
)


def _values_code(data: str) -> tuple[list[str], object]:
    """The lines that make or read all values as `series`, and how many of them train, as a program says it."""
    recipe = mixed_series.recipe_of(data)
    if recipe is not None:
        return ["import keras", "import numpy as np", "", *mixed_series.code(recipe)], registry.describe(data).train
    reading = [*read_json(_file(data)), 'series = np.array(data["train"] + data["validation"])']
    return reading, 'len(data["train"])'


def _reading_code(spec: Spec) -> list[str]:
    window, split = spec.data_options["window"], spec.data_options["split"]
    lines, len_of_train = _values_code(spec.data)
    return [
        *lines,
        f"split, window = {split or len_of_train}, {window}",
        *(_SCALING if spec.data_options["scaled"] else ()),
        'series = series.astype("float32")',
        "windows = np.lib.stride_tricks.sliding_window_view(series, window + 1)",
        "train, train_labels = windows[: split - window, :-1], windows[: split - window, -1]",
        "validation, validation_labels = windows[split - window :, :-1], windows[split - window :, -1]",
        *limit(spec),
    ]


SERIES = Kind(
    name="series",
    unit="windows",
    contents="values",
    tasks=("forecast",),
    options=_OPTIONS,
    read_own=_read_own,
    encode=_encode,
    outline=_outline,
    reading_code=_reading_code,
    files=_files,
)
