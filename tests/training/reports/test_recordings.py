"""Recordings: what is kept, what is borrowed, and that those we ship are what the presets make."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from lessons.data import load
from lessons.kinds import PICTURES
from lessons.kinds.encoding import PictureInput
from lessons.kinds.kind import Examples
from lessons.kinds.meaning import Classes, Value
from lessons.maths.network import forward, probabilities
from lessons.training import trainings
from lessons.training.reports import recordings
from lessons.training.reports.recordings import LARGE_LAYER, Recording
from lessons.training.run.architecture import Architecture, CountedLayer
from lessons.training.run.events import Event, Snapshot
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import examples, loop
from tests.training.made import a_point

REPOSITORY = Path(__file__).parents[3]
SPEC = TrainingSpec(epochs=3)
READ = 12
"""How many validation pictures our own forward pass reads too; Keras, which takes many at once, reads all."""
ARCHITECTURE = Architecture(
    (
        CountedLayer("Conv2D", {"name": "small"}, 2),
        CountedLayer("Flatten", {"name": "flatten"}, 0),
        CountedLayer("Dense", {"name": "large"}, 1),
    ),
    ("no", "yes"),
)


def weights(epoch: int) -> list[np.ndarray]:
    return [np.full((3, 3), epoch + 0.25), np.full(3, epoch + 0.5), np.full(LARGE_LAYER, epoch + 0.75)]


@pytest.fixture
def recording(tmp_path: Path) -> Recording:
    events: list[Event] = [ARCHITECTURE, Snapshot(0, weights(0)), State("running"), a_point(0.5, 1, 2.0, 0.1)]
    for epoch, val_loss in ((1, 0.9), (2, 0.4), (3, 0.6)):
        events += [a_point(float(epoch), 2, 1.0, 0.5, val_loss, 0.5, 1.5), Snapshot(epoch, weights(epoch))]
    recordings.save(tmp_path / "made", SPEC, events, State("done"))
    return Recording(tmp_path / "made")


def test_it_reads_like_the_run_it_was_made_of(recording: Recording) -> None:
    assert recording.spec == SPEC
    assert recording.state == State("done")
    assert recording.class_names == ("no", "yes")
    assert [point.epoch for point in recording.points] == [0.5, 1, 2, 3]
    assert [point.epoch for point in recording.epoch_points] == [1, 2, 3]
    assert recording.best_epoch == 2
    assert recording.epochs_with_weights == (0, 1, 2, 3)


def test_a_recording_of_an_earlier_version_says_what_its_file_says() -> None:
    folder = recordings.FOLDER / "overfitting" / "no-remedy"
    written = json.loads((folder / "history.json").read_text())["points"]
    read = Recording(folder).points
    assert len(read) == len(written) > 20
    for point, flat in zip(read, written, strict=True):
        numbers = (point.epoch, point.batch, point.loss, point.accuracy, point.val_loss, point.val_accuracy)
        names = ("epoch", "batch", "loss", "accuracy", "val_loss", "val_accuracy")
        assert numbers == tuple(flat[name] for name in names)
        assert (point.seconds, point.learning_rate) == (flat["seconds"], flat["learning_rate"])
        again = (point.remeasured_loss, point.remeasured_accuracy)
        assert again == (flat.get("remeasured_loss"), flat.get("remeasured_accuracy"))


def test_answers_are_kept_beside_it_where_a_lesson_wants_them(tmp_path: Path, recording: Recording) -> None:
    assert recording.answers == {}
    recordings.save_answers(tmp_path / "made", {"2": np.array([[1.5, -2.0]])})
    assert Recording(tmp_path / "made").answers["2"].tolist() == [[1.5, -2.0]]


def test_epochs_are_whole_where_every_layer_was_kept(recording: Recording) -> None:
    assert recording.whole_epochs == (0, 2)


@pytest.mark.parametrize(("epoch", "large_from"), [(0, 0), (1, 2), (2, 2), (3, 2)])
def test_a_large_layer_is_kept_at_the_start_and_the_best_epoch_only(
    recording: Recording, epoch: int, large_from: int
) -> None:
    small, flatten, large = recording.layers(epoch)
    assert [float(array.flat[0]) for array in small.weights] == [epoch + 0.25, epoch + 0.5]
    assert flatten.weights == ()
    assert float(large.weights[0][0]) == large_from + 0.75
    assert large.weights[0].dtype == np.float32
    assert recording.substitutes(epoch) == ({} if large_from == epoch else {"large": large_from})


def test_a_large_network_is_whole_at_the_epochs_that_a_lesson_names(tmp_path: Path) -> None:
    events: list[Event] = [ARCHITECTURE, Snapshot(0, weights(0))]
    for epoch, val_loss in ((1, 0.9), (2, 0.4), (3, 0.6), (4, 0.7)):
        events += [a_point(float(epoch), 2, 1.0, 0.5, val_loss, 0.5, 1.5), Snapshot(epoch, weights(epoch))]
    recordings.save(tmp_path / "made", SPEC, events, State("done"), whole=(1,))
    recording = Recording(tmp_path / "made")
    assert recording.epochs_with_weights == recording.whole_epochs == (1, 2, 4)
    for epoch in (1, 2, 4):
        assert float(recording.layers(epoch)[2].weights[0][0]) == epoch + 0.75


def test_an_epoch_it_does_not_have_is_refused(recording: Recording) -> None:
    with pytest.raises(LookupError, match="kept no weights for epoch 4"):
        recording.layers(4)


def test_variant_keeps_its_history_and_no_weights(tmp_path: Path) -> None:
    events: list[Event] = [ARCHITECTURE, Snapshot(0, weights(0)), a_point(1.0, 2, 1.0, 0.5, 0.9, 0.5, 1.5)]
    recordings.save_history(tmp_path / "variant", SPEC, events, State("done"))
    variant = Recording(tmp_path / "variant")
    assert [point.val_loss for point in variant.epoch_points] == [0.9]
    assert variant.class_names == ("no", "yes")
    assert variant.epochs_with_weights == ()
    with pytest.raises(LookupError, match="kept no weights for epoch 0"):
        variant.layers(0)


RECORDED = [(slug, name) for slug in trainings.slugs() for name in trainings.of(slug).recordings]
every_recording = pytest.mark.parametrize(("slug", "name"), RECORDED)
every_preset = pytest.mark.parametrize(
    ("slug", "name"), [(slug, name) for slug, name in RECORDED if name in trainings.of(slug).presets]
)


@every_recording
def test_the_recording_we_ship_is_what_the_preset_would_make(slug: str, name: str) -> None:
    assert (recordings.FOLDER / slug / name).is_dir(), f"run: python -m lessons record {slug}"
    shipped = recordings.load(slug, name)
    assert shipped.spec == trainings.of(slug).recordings[name], f"run: python -m lessons record {slug}"
    assert bool(shipped.epochs_with_weights) == (name in trainings.of(slug).presets)
    assert shipped.state.ended
    assert [int(point.epoch) for point in shipped.epoch_points] == list(range(1, len(shipped.epoch_points) + 1))


def test_options_of_recordings_are_what_they_say() -> None:
    options = {
        name: recordings.load("overfitting", name).spec.network_options
        for name in ("dropout", "l2-penalty", "no-remedy")
    }
    assert [(each["dropout"], each["l2"]) for each in options.values()] == [(0.5, 0.0), (0.0, 0.005), (0.0, 0.0)]
    frozen = recordings.load("transfer-learning", "frozen-base").spec.network_options
    assert (frozen["pretrained"], frozen["trainable"], frozen["dropout"]) == (True, False, 0.2)


@every_preset
def test_the_weights_we_ship_give_the_figure_that_was_recorded(slug: str, name: str) -> None:
    shipped = recordings.load(slug, name)
    data = _to_validate_with(shipped.spec)
    items, labels = data.validation_inputs, data.validation_targets
    network, metric = loop.build(shipped.spec, data), shipped.metric

    def answers(epoch: int, asked: int) -> np.ndarray:
        network.set_weights([array for layer in shipped.layers(epoch) for array in layer.weights])
        return np.concatenate([network(items[start : start + 100]) for start in range(0, asked, 100)])

    def score(answers: np.ndarray) -> float:
        if isinstance(data.meaning, Value):
            return data.meaning.in_unit(float(np.abs(answers.ravel() - labels[: len(answers)].ravel()).mean()))
        right = [probabilities(answer).argmax() == label for answer, label in zip(answers, labels, strict=False)]
        return float(np.mean(right))

    best = answers(shipped.best_epoch, len(items))
    # Kept in float16, the weights of a forecast move it a little; an answer, one of a few, they hardly ever do.
    near = {"rel": 0.02} if isinstance(data.meaning, Value) else {"abs": 1.5 / len(labels)}
    assert score(best) == pytest.approx(figure(shipped), **near)
    start = score(answers(0, min(300, len(items))))
    assert metric.best((start, score(best))) != start
    ours = [forward(shipped.layers(shipped.best_epoch), item)[-1] for item in items[:READ]]
    np.testing.assert_allclose(ours, best[:READ], rtol=1e-4, atol=1e-4)


def _to_validate_with(spec: TrainingSpec) -> Examples:
    """The examples of a run; of pictures those for validation alone, for drawing the others takes its time."""
    if spec.kind is not PICTURES:
        return examples.read(spec)
    data = load(spec.data, "validation")
    images, labels = data.arrays(spec.image_size)
    return Examples(images, labels, images, labels, PictureInput(images.shape[1:]), Classes(data.class_names))


def figure(shipped: Recording) -> float:
    """The metric of validation that was recorded for the best epoch."""
    assert shipped.best_epoch
    return shipped.epoch_points[shipped.best_epoch - 1].values[f"val_{shipped.metric.name}"] or 0.0


def test_all_recordings_together_stay_small() -> None:
    assert sum(file.stat().st_size for file in recordings.FOLDER.rglob("*") if file.is_file()) < 40e6


def test_every_folder_of_recordings_belongs_to_a_preset() -> None:
    shipped = {folder.relative_to(recordings.FOLDER).parts for folder in recordings.FOLDER.glob("*/*")}
    slugs = sorted({slug for slug, _ in shipped ^ set(RECORDED)})
    assert not slugs, f"run: python -m lessons record {' '.join(slugs)}"


def test_recordings_that_have_no_name_any_more_are_deleted_of_their_lesson_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("ours/old", "ours/new", "theirs/old"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "spec.json").touch()
    (tmp_path / "ours" / "notes.txt").touch()
    monkeypatch.setattr(recordings, "FOLDER", tmp_path)
    assert recordings.delete_others("ours", {"new"}) == ("old",)
    left = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert left == {"ours/new/spec.json", "ours/notes.txt", "theirs/old/spec.json"}


def test_reading_a_recording_needs_neither_keras_nor_scikit_learn() -> None:
    code = (
        "import sys; from lessons.training.reports import recordings;"
        "recordings.load('feature-maps', 'digits').layers(0);"
        "print({'keras', 'tensorflow', 'sklearn', 'distributed'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True)
    assert done.stdout.strip() == "set()"
