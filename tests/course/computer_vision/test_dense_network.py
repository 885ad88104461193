"""A picture on its way through a dense network: every number against Keras, and the program that prints the same."""

import io
from contextlib import redirect_stdout
from copy import copy
from dataclasses import replace
from typing import Any

import keras
import numpy as np
import pytest
from PIL import Image

from lessons.course.computer_vision import dense_network, train
from tests.figures.sent import arrays, meta

RECORD = train.recording(train.EXERCISE)
BEST = RECORD.best_epoch or 0
PARAMETERS, SILENT = dense_network.QUESTIONS


def through(passing: int = 10, epoch: int = BEST) -> dense_network.Result:
    return dense_network.compute(dense_network.Settings(passing), RECORD, epoch)


@pytest.fixture(scope="module")
def model() -> keras.Model:
    """The recorded network, rebuilt by hand."""
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dense(10),
        ]
    )
    *_, hidden, last = RECORD.layers(BEST)
    model.set_weights([*hidden.weights, *last.weights])
    return model


@pytest.mark.parametrize("passing", [1, 10, 77])
def test_units_shares_and_answers_are_those_of_keras(model: keras.Model, passing: int) -> None:
    shown = through(passing)
    picture = shown.image[None].astype(np.float32)
    hidden = np.array(keras.Model(model.inputs[0], model.layers[-2].output)(picture))[0]
    np.testing.assert_allclose(shown.values, hidden, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(shown.logits, np.array(model(picture))[0], rtol=1e-3, atol=1e-3)
    np.testing.assert_allclose(shown.sums, shown.image.reshape(-1) / 255 @ shown.weights + shown.biases, atol=1e-4)
    np.testing.assert_allclose(np.maximum(shown.sums, 0), shown.values, atol=1e-6)
    np.testing.assert_allclose(shown.shares.sum(axis=0) + shown.output_biases, shown.logits, atol=1e-5)
    assert SILENT.answer(shown) == str(int((hidden == 0).sum()))


def test_network_learns_as_many_numbers_as_keras_counts(model: keras.Model) -> None:
    assert PARAMETERS.answer(through()) == f"{model.count_params():,}" == "101,770"
    for question in dense_network.QUESTIONS:
        options = question.options(through())
        assert question.answer(through()) in options
        assert len(options) == len(set(options)) == 4


def test_component_gets_weights_as_shades_and_every_number_as_it_is() -> None:
    shown = through()
    sent = dense_network.figure(shown)
    shades = np.asarray(Image.open(io.BytesIO(arrays(sent)["weights"].tobytes()))).astype(float)
    assert shades.shape == (128, 784)
    limit = np.quantile(np.abs(shown.weights), 0.995)
    expected = 127.5 + 127.5 * np.clip(shown.weights.T / limit, -1, 1)
    assert np.abs(shades - expected).max() <= 5
    np.testing.assert_array_equal(arrays(sent)["shares"], shown.shares.astype(np.float32))
    assert (meta(sent)["truth"], meta(sent)["units"]) == (shown.label, 128)
    assert len(sent) < 100_000


def test_network_of_one_hidden_layer_with_numbers_for_weights_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    deep, exploded = copy(RECORD), copy(RECORD)
    deep.spec = replace(RECORD.spec, network_options={**RECORD.spec.network_options, "layers": 2})
    nothing = [replace(layer, weights=[part * np.nan for part in layer.weights]) for layer in RECORD.layers(BEST)]
    monkeypatch.setattr(exploded, "layers", lambda epoch: nothing)
    assert dense_network.fits(RECORD)
    assert not dense_network.fits(deep)
    assert not dense_network.fits(exploded)
    assert train.units(exploded, learned=True) is None


def test_program_takes_one_picture_apart() -> None:
    names: dict[str, Any] = {}
    run = replace(RECORD.spec, epochs=1, network_options={"units": 8, "layers": 1, "divided": True})
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(dense_network.code(run), "program", "exec"), names)
    assert "units are silent" in printed.getvalue()
    answer = names["model"].predict(names["validation"][:1], verbose=0)[0]
    np.testing.assert_allclose(np.array(keras.ops.softmax(names["logits"])), answer, atol=1e-5)
