"""Series as examples: windows, what comes next, and the same as a program makes them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lessons.data.series import Series
from lessons.kinds import SERIES
from lessons.kinds.encoding import SeriesInput
from lessons.kinds.kind import Examples
from lessons.kinds.meaning import Value
from lessons.training.run.spec import TrainingSpec
from tests.kinds.made import enrol, series

MADE = series()
SPEC = TrainingSpec(network="dense-windows", task="forecast", data_options={"window": 8})


def encode(data: Series = MADE, **changes: Any) -> Examples:
    return SERIES.encode(replace(SPEC, **changes), *data.parts(), lambda ready, total: None)


def test_every_value_of_validation_is_forecast_from_those_before_it() -> None:
    made = encode()
    assert (made.encoding, made.meaning) == (SeriesInput(8), Value("m"))
    assert (len(made.inputs), len(made.validation_inputs)) == (172, 20)
    np.testing.assert_array_equal(made.validation_targets, MADE.values[180:].astype(np.float32))
    for place in (0, 100, 171):
        np.testing.assert_array_equal(made.inputs[place], MADE.values[place : place + 8].astype(np.float32))
        assert made.targets[place] == np.float32(MADE.values[place + 8])
    np.testing.assert_array_equal(made.validation_inputs[0], MADE.values[172:180].astype(np.float32))


def test_so_many_points_train_and_the_limit_takes_windows_evenly() -> None:
    made = encode(data_options={"window": 8, "split": 150}, examples=5)
    assert (len(made.inputs), len(made.validation_inputs)) == (5, 50)
    np.testing.assert_array_equal(made.inputs[-1], MADE.values[141:149].astype(np.float32))


def test_the_part_for_training_alone_decides_the_scale() -> None:
    made = encode(data_options={"window": 8, "split": 150, "scaled": True})
    seen = MADE.values[:150]
    assert made.encoding == SeriesInput(8, seen.mean(), seen.std())
    np.testing.assert_allclose(made.meaning.read(made.validation_targets), MADE.values[150:], rtol=1e-6)
    assert made.meaning.in_unit(1.0) == seen.std()


@pytest.mark.parametrize("split", [8, 200, 100_000])
def test_a_split_that_leaves_a_part_empty_is_told_in_a_sentence(split: int) -> None:
    with pytest.raises(ValueError, match=f"between 9 and 199 of them can train; split is {split:,}"):
        encode(data_options={"window": 8, "split": split})


SCALED = {"data_options": {"window": 5, "split": 120, "scaled": True}}


@pytest.mark.parametrize(
    ("data", "changes"),
    [(MADE, {}), (MADE, SCALED), (MADE, {"examples": 31}), (replace(MADE, values=np.full(200, 3.0)), SCALED)],
    ids=["as it is", "scaled", "fewer windows", "constant"],
)
def test_the_program_makes_the_same_windows(
    data: Series, changes: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = replace(SPEC, data=enrol(data, monkeypatch), **changes)
    monkeypatch.chdir(tmp_path)
    for name, content in SERIES.files(spec.data).items():
        Path(name).write_bytes(content())
    theirs: dict[str, np.ndarray] = {}
    exec(compile("\n".join(SERIES.reading_code(spec)), "program", "exec"), theirs)
    ours = encode(data, **changes)
    np.testing.assert_array_equal(theirs["train"], ours.inputs)
    np.testing.assert_array_equal(theirs["train_labels"], ours.targets)
    np.testing.assert_array_equal(theirs["validation"], ours.validation_inputs)
    np.testing.assert_array_equal(theirs["validation_labels"], ours.validation_targets)
    assert SERIES.outline(spec) == (ours.encoding, ours.meaning)
