"""Every program of the lesson runs in an empty folder, and says what the page says."""

import io
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lessons.course.multiclass import answers, calibration, labels, own, scores, spare, train, views
from lessons.data import archive, load
from lessons.training.reports import program
from lessons.training.run.spec import TrainingSpec

pytestmark = pytest.mark.slow

EACH = 3
"""Pictures of each class: to draw them all takes longer than any test should."""
HANDS = replace(train.DEFAULT, epochs=1)
SIGNS = replace(train.SIGNS, epochs=1, network_options={**train.SIGNS.network_options, "spare_outputs": 2})

Run = Callable[[str, TrainingSpec], dict[str, Any]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a program beside the files that it reads, and hands out its names."""

    def few(name: str, split: Any) -> Any:
        data = load(name, split)
        places = np.concatenate([np.flatnonzero(data.labels == label)[:EACH] for label in np.unique(data.labels)])
        return replace(data, images=[data.images[place] for place in places], labels=data.labels[places])

    monkeypatch.setattr(archive, "load", few)
    # In a process of its own the zip would be of all pictures.
    monkeypatch.setattr(archive, "maker", lambda name: lambda: archive.to_zip(name))
    monkeypatch.chdir(tmp_path)

    def execute(code: str, spec: TrainingSpec) -> dict[str, Any]:
        for name, make in program.attachments(spec).items():
            (tmp_path / name).write_bytes(make())
        names: dict[str, Any] = {}
        with redirect_stdout(io.StringIO()) as said:
            exec(compile(code, "program", "exec"), names)
        return names | {"said": said.getvalue()}

    return execute


def test_categorical_labels_train_the_same_network(run: Run) -> None:
    names = run(labels.code(SIGNS, labels.CATEGORICAL), SIGNS)
    assert names["train_labels"].shape == (24 * EACH, 26)
    assert (names["train_labels"].sum(axis=1) == 1).all()
    assert names["model"].loss == "categorical_crossentropy"
    assert names["model"].output_shape == (None, 26)


def test_mistakes_are_counted(run: Run) -> None:
    names = run(answers.code(HANDS), HANDS)
    assert names["matrix"].sum() == 3 * EACH
    assert "recall" in names["said"]


def test_confidence_is_compared_with_accuracy(run: Run) -> None:
    record = views.recording(HANDS.data)
    logits = scores.recorded_answers(record, scores.answering_epoch(record), divided=True)
    assert logits is not None
    chosen = calibration.Settings(temperature=2.0, bins=5)
    names = run(calibration.code(calibration.compute(chosen, record, logits), HANDS), HANDS)
    np.testing.assert_allclose(names["probabilities"].sum(axis=1), 1, rtol=1e-5)
    assert set(names["bins"]) <= set(range(5))


def test_spare_outputs_are_asked_for_their_share(run: Run) -> None:
    share = float(run(spare.code(SIGNS), SIGNS)["said"].splitlines()[-1])
    assert 0 < share < 1


@pytest.mark.parametrize("spec", [HANDS, SIGNS], ids=["colour", "grey"])
def test_own_picture_is_read_as_the_network_wants_it(run: Run, spec: TrainingSpec, tmp_path: Path) -> None:
    record = views.recording(spec.data)
    picture = own.from_validation(record, 1)
    result = own.compute(record, record.layers(scores.answering_epoch(record)), picture, ())
    (tmp_path / "picture.png").write_bytes(own.attachments(result)["picture.png"]())
    shortened = own.code(result).replace(f"epochs={record.spec.epochs}", "epochs=1")
    assert run(shortened, spec)["model"].output_shape == (None, len(record.class_names))
