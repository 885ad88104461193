"""The explorer's lesson: what it shows of a network is what the network computes."""

import json
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from lessons.course.feature_maps import explore
from lessons.figures import explorer
from lessons.maths.convolution import explain
from lessons.maths.layers import LAYERS
from lessons.maths.network import Layer, forward, window
from lessons.text import read

WORDS = read("feature-maps")
NETWORKS = pytest.mark.parametrize("network", explore.RECORDINGS)


def result(network: str = explore.DIGITS, number: int = 1, **changes: object) -> explore.Result:
    record = explore.recording(network)
    layers = record.layers(record.best_epoch or 0)
    settings = replace(explore.Settings(), **changes)
    return explore.compute(settings, record, layers, explore.from_validation(record, number))


def unpack(payload: bytes) -> tuple[dict, dict[str, np.ndarray]]:
    length = int.from_bytes(payload[:4], "little")
    header = json.loads(payload[4 : 4 + length])
    arrays = {}
    for name, place in header["arrays"].items():
        size = int(np.prod(place["shape"], dtype=int))
        values = np.frombuffer(payload, place["kind"], size, 4 + length + place["offset"])
        arrays[name] = values.reshape(place["shape"])
    return header["meta"], arrays


@NETWORKS
def test_recorded_networks_know_their_validation_pictures(network: str) -> None:
    record = explore.recording(network)
    verdicts = list(islice(explore.verdicts(record, record.layers(record.best_epoch or 0)), 100))
    assert len(verdicts) == min(100, explore.attempts(record))
    assert 0 < sum(verdicts) < 0.3 * len(verdicts)


@NETWORKS
@pytest.mark.parametrize("scaling", explorer.SCALINGS)
def test_payload_gives_every_map_within_a_step_of_its_scale(network: str, scaling: str) -> None:
    shown = result(network, scaling=scaling)
    meta, arrays = unpack(explore.network(shown, "name", WORDS))
    assert len(meta["layers"]) == len(shown.layers)
    for number, (layer, output) in enumerate(zip(meta["layers"], shown.outputs, strict=True)):
        assert layer["shape"] == list(output.shape)
        if layer["kind"] != "maps":
            continue
        low, high = (np.array(layer[end])[:, None, None] for end in ("low", "high"))
        back = low + arrays[f"values{number}"] / 255 * (high - low)
        places = [
            (np.arange(sent) + 0.5) * cells // sent for sent, cells in zip(layer["sent"], output.shape, strict=False)
        ]
        kept = output[np.ix_(*(place.astype(int) for place in places))]
        np.testing.assert_allclose(back, np.moveaxis(kept, 2, 0), atol=float((high - low).max()) / 255 + 1e-6)


@NETWORKS
def test_payload_stays_within_its_budget(network: str) -> None:
    assert len(explore.network(result(network), "name", WORDS)) < 200_000


@pytest.mark.parametrize("network", [explore.DIGITS, explore.TEXTURES])
def test_maps_that_fit_the_budget_travel_whole(network: str) -> None:
    meta, _ = unpack(explore.network(result(network), "name", WORDS))
    maps = [layer for layer in meta["layers"] if layer["kind"] == "maps"]
    assert [layer["sent"] for layer in maps] == [[layer["rows"], layer["columns"]] for layer in maps]


def test_picture_of_course_size_stays_within_the_budget() -> None:
    shown = result("Horses or humans")
    large = explore.Picture(np.kron(shown.picture.image, np.ones((4, 4, 1), np.uint8)))
    layers = tuple(layer for layer in shown.layers if layer.class_name in ("Rescaling", "Conv2D", "MaxPooling2D"))
    convolved = forward(layers, large.image)
    answer = replace(shown, picture=large, layers=(*layers, shown.layers[-1]), outputs=[*convolved, shown.outputs[-1]])
    assert len(explore.network(answer, "name", WORDS)) < 200_000


@NETWORKS
def test_a_cell_opens_on_its_own_numbers(network: str) -> None:
    shown = result(network)
    for number, layer in enumerate(shown.layers):
        if window(layer) is None:
            continue
        rows, columns, maps = shown.outputs[number].shape
        for row, column in ((0, 0), (rows - 1, columns - 1), (rows // 2, columns // 3)):
            place = (number, maps - 1, row, column)
            meta, arrays = unpack(explore.cell(shown, place))
            value = arrays["results"][tuple(meta["start"])]
            if layer.class_name == "Conv2D":
                taken_apart = explain(arrays["input"], layer.weights[0], *meta["start"], maps - 1, layer.weights[1])
                assert value == pytest.approx(taken_apart.total, abs=1e-4)
                value = max(0, value)
            assert value == pytest.approx(shown.outputs[number][row, column, maps - 1], abs=1e-4)


def test_cell_of_a_padded_layer_keeps_its_padding() -> None:
    shown = result()
    same = replace(shown.layers[1], config={**shown.layers[1].config, "padding": "same"})
    padded = explore.compute(shown.settings, explore.recording(explore.DIGITS), (shown.layers[0], same), shown.picture)
    meta, arrays = unpack(explore.cell(padded, (1, 0, 0, 0)))
    assert meta["window"]["top"] == 1
    assert max(0, arrays["results"][0, 0]) == pytest.approx(padded.outputs[1][0, 0, 0], abs=1e-5)


@pytest.mark.parametrize(
    "written", ["", "1", "9-0-0-0", "0-0-0-0", "1-0-99-0", "1-99-0-0", "1-0-0-0-0", "a-b-c-d", "1--1-0-0"]
)
def test_a_place_that_is_none_is_not_read(written: str) -> None:
    assert explore.read_cell(result(), written) is None


def test_a_place_is_read() -> None:
    assert explore.read_cell(result(), "1-3-25-0") == (1, 3, 25, 0)


def test_edits_change_one_kernel_and_leave_the_recording_alone() -> None:
    shown = result(explore.TEXTURES)
    edits = {(2, 2, 5): [9.0] * 9}
    changed = explore.with_edits(shown.layers, edits)[2].weights[0]
    assert (changed[:, :, 2, 5] == 9).all()
    untouched = np.ones(changed.shape, bool)
    untouched[:, :, 2, 5] = False
    np.testing.assert_array_equal(changed[untouched], shown.layers[2].weights[0][untouched])
    assert not (shown.layers[2].weights[0][:, :, 2, 5] == 9).all()


@NETWORKS
def test_every_answer_is_among_its_options(network: str) -> None:
    shown = result(network)
    for question in explore.questions(shown):
        assert question.answer(shown) in question.options(shown)


def test_answers_are_what_the_network_has() -> None:
    shown = result()
    assert explore.PARAMETERS.answer(shown) == "160"
    assert explore.PARAMETERS.numbers(shown)["sum"] == "16 × 9 + 16 biases = 160"
    assert explore.FIELD.answer(shown) == "4 × 4"
    dense = replace(shown, layers=(shown.layers[0], *shown.layers[3:]))
    assert explore.questions(dense) == (explore.PARAMETERS,)
    assert explore.PARAMETERS.answer(dense) == f"{dense.layers[2].parameters:,}"


def test_what_is_to_be_predicted_is_not_sent() -> None:
    shown = result()
    for question in explore.questions(shown):
        (key,) = question.veils(shown)
        described = [
            unpack(explore.network(shown, "name", WORDS, veils=veils))[0]["layers"]
            for veils in ((), question.veils(shown))
        ]
        assert [all(key in layer for layer in layers) for layers in described] == [True, False]
        assert not any(key in layer for layer in described[1])


def test_every_layer_that_a_picture_may_meet_has_a_sentence() -> None:
    of_sequences = ("1D", "Embedding", "RNN", "LSTM", "GRU", "Bidirectional")
    layers = [Layer(name, {}) for name in LAYERS if not any(part in name for part in of_sequences)]
    said = explore.sentences(layers, WORDS)
    assert all(said[layer.class_name].strip().endswith(".") for layer in layers)


def test_counting_goes_on_from_the_start() -> None:
    record = explore.recording(explore.DIGITS)
    size = len(explore.validation("digits"))
    np.testing.assert_array_equal(
        explore.from_validation(record, 1).image, explore.from_validation(record, size + 1).image
    )


@pytest.mark.parametrize("shape", [(1, 1, 3), (900, 30, 3), (28, 28, 1)])
def test_every_picture_fits_the_network(shape: tuple[int, int, int]) -> None:
    record = explore.recording(explore.DIGITS)
    image = explore.fit(record, np.zeros(shape, np.uint8))
    assert image.shape == (28, 28, 1)


def test_unknown_layers_are_told_in_a_sentence() -> None:
    strange = Layer("ConvLSTM2D", {"name": "memory"})
    with pytest.raises(ValueError, match="cannot read a ConvLSTM2D"):
        explore.compute(explore.Settings(), explore.recording(explore.DIGITS), (strange,), result().picture)
