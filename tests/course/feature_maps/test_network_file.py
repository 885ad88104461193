"""A learner's own network in the explorer: it computes what Keras computes, and says what it does not know."""

import io
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lessons.course.feature_maps import explore, network_file, train
from lessons.maths.network import Layer, forward
from lessons.text import read
from lessons.training.reports import program
from lessons.training.reports.keras_file import Network

DIGITS = explore.recording(explore.DIGITS)


def network(names: tuple[str, ...] = DIGITS.class_names) -> Network:
    """The recorded digits network, as if it came from a file."""
    return Network(DIGITS.layers(DIGITS.best_epoch or 0), (28, 28, 1), names)


def shown(record: network_file.FileRecord, number: int = 1) -> explore.Result:
    settings = replace(explore.Settings(), network=explore.MY_FILE)
    layers = record.layers(network_file.EPOCH)
    return explore.compute(settings, record, layers, explore.from_validation(record, number))


def dense() -> Network:
    weights = np.eye(28 * 28, 12, dtype=np.float32), np.zeros(12, np.float32)
    config = {"name": "dense", "units": 12, "activation": "softmax", "use_bias": True}
    layers = Layer("Flatten", {"name": "flatten", "data_format": "channels_last"}), Layer("Dense", config, weights)
    return Network(layers, (28, 28, 1))


def augmented() -> Network:
    """The recorded digits network behind layers that act in training alone."""
    turn = Layer("RandomRotation", {"name": "turn", "factor": 0.4})
    return replace(network(), layers=(Layer("RandomFlip", {"name": "flip"}), turn, *network().layers))


def test_a_file_of_the_recorded_network_shows_what_the_recording_shows() -> None:
    ours = shown(network_file.FileRecord(network()))
    theirs = explore.from_validation(DIGITS, 1)
    assert ours.picture.truth == theirs.truth
    np.testing.assert_array_equal(ours.outputs[-1], forward(network().layers, theirs.image)[-1])


@pytest.mark.parametrize("names", [(), tuple("abcdefghij")])
def test_a_network_with_other_classes_has_no_right_answers(names: tuple[str, ...]) -> None:
    record = network_file.FileRecord(network(names))
    result = shown(record)
    assert not explore.knows_truth(record)
    assert result.picture.truth is None
    assert result.classes == (names or tuple(f"class {number}" for number in range(10)))


def test_pictures_fit_what_the_network_reads() -> None:
    layers = network().layers
    assert shown(network_file.FileRecord(network())).picture.image.shape == (28, 28, 1)
    record = network_file.FileRecord(Network(layers, (40, 40, 3)))
    assert explore.from_validation(record, 1).image.shape == (40, 40, 3)


def test_pixels_from_0_to_1_are_a_layer_in_front() -> None:
    plain = network()
    assert network_file.scales(plain)
    bare = replace(plain, layers=plain.layers[1:])
    assert not network_file.scales(bare)
    divided = network_file.with_scale(bare)
    assert network_file.scales(divided)
    picture = explore.from_validation(DIGITS, 1).image
    np.testing.assert_array_equal(forward(divided.layers, picture)[-1], forward(plain.layers, picture)[-1])


def test_a_network_without_windows_is_asked_what_it_learns_alone() -> None:
    result = shown(network_file.FileRecord(dense()))
    (question,) = explore.questions(result)
    learner = next(layer for layer in result.layers if layer.class_name == "Dense")
    assert question.answer(result) == f"{sum(weights.size for weights in learner.weights):,}"
    assert question.answer(result) in question.options(result)
    assert explore.network(result, "name", read("feature-maps"))
    nothing_learns = replace(result, layers=tuple(layer for layer in result.layers if not layer.weights))
    assert explore.questions(nothing_learns) == ()


def test_only_its_own_epoch_can_be_shown() -> None:
    record = network_file.FileRecord(network())
    assert record.epochs_with_weights == (network_file.EPOCH,)
    assert record.state.ended
    assert not record.points
    assert not record.substitutes(network_file.EPOCH)
    with pytest.raises(LookupError):
        record.layers(0)


@pytest.mark.parametrize("file", [network(), network_file.with_scale(dense()), augmented()])
def test_program_prints_what_the_explorer_shows(file: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = network_file.FileRecord(file)
    result = shown(record)
    monkeypatch.chdir(tmp_path)
    for name, make in network_file.attachments(record, result.picture).items():
        (tmp_path / name).write_bytes(make())
    said = io.StringIO()
    names: dict[str, object] = {}
    with redirect_stdout(said):
        exec(compile(network_file.code(record), "program", "exec"), names)
    for layer, output in zip(result.layers, result.outputs, strict=True):
        assert f"{layer.name} (1, {str(output.shape).strip('(),')})" in said.getvalue()
    answers = names["maps"](names["picture"], training=False)[-1][0]  # type: ignore[operator]
    np.testing.assert_allclose(answers, result.outputs[-1], atol=1e-5)


def test_other_runs_keep_the_program_that_trained_them() -> None:
    picture = explore.from_validation(DIGITS, 1)
    assert network_file.code(DIGITS) == train.code(DIGITS.spec)
    assert network_file.attachments(DIGITS, picture) == program.attachments(DIGITS.spec)
