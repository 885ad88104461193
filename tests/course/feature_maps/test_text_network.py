"""A network on texts in the explorer: it reads what Keras's would read, and shows what each layer makes of it."""

import os
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import pytest
from keras import layers as kl

from lessons.course.feature_maps import explore, text_network
from lessons.course.feature_maps.network_file import FileRecord
from lessons.maths.network import forward
from lessons.text import read
from lessons.training.reports import export, keras_file, program, recordings
from lessons.training.reports.recordings import Recording
from tests.figures.sent import arrays, meta
from tests.programs import run_text
from tests.training.keras_networks import saved

CONVOLUTION, LSTM = (explore.recording(title) for title in explore.TEXTS)
WORDS = read("feature-maps")


def result(record: Recording | FileRecord, written: str) -> text_network.Result:
    return text_network.compute(record, record.layers(record.epochs_with_weights[-1]), written)


@pytest.mark.parametrize("record", [CONVOLUTION, LSTM])
def test_a_sentence_reaches_the_network_as_its_encoding_says(record: Recording) -> None:
    item = text_network.item_of(record)
    assert item is not None
    for written in (text_network.SENTENCE, "", "zyzzyva", "very good " * 30):
        found = result(record, written)
        ids = item.apply(written)
        assert [place.number for place in found.row] == ids.tolist()
        np.testing.assert_array_equal(found.outputs[-1], forward(found.layers, ids)[-1])
    assert result(record, "zyzzyva is a zyzzyva film").unknown == ("zyzzyva",)


def test_words_stand_where_their_ids_do_and_a_little_padding_beside_them() -> None:
    found = result(CONVOLUTION, "a good film")
    words = [place.word for place in found.row]
    assert [word for word in words if word] == ["a", "good", "film"]
    shown = words[found.visible]
    assert shown == ["", "", "a", "good", "film"]
    assert found.visible.start == len(words) - len(shown)


def test_a_memory_shows_its_state_after_every_word_and_hands_on_the_last() -> None:
    found = result(LSTM, text_network.SENTENCE)
    ((number, states),) = found.states.items()
    np.testing.assert_allclose(states[-1], found.outputs[number], atol=1e-6)
    early = result(LSTM, "The film was")
    np.testing.assert_allclose(early.states[number][-1], states[-6], atol=1e-5)
    sent = meta(text_network.payload("x", found, WORDS, ()))
    assert [layer["handsOnLast"] for layer in sent["layers"]] == [one == number for one in range(len(found.layers))]


def test_a_network_that_says_the_next_word_answers_with_words() -> None:
    record = recordings.load("poetry", "ballads")
    found = result(record, "the moon looked down")
    assert len(found.classes) == len(found.outputs[-1])
    best = found.classes[int(found.outputs[-1].argmax())]
    assert meta(text_network.payload("x", found, WORDS, ()))["classes"][0]["name"] == best
    assert best in record.architecture.meaning.vocabulary.words


@pytest.mark.parametrize("record", [CONVOLUTION, LSTM])
def test_strips_are_the_numbers_of_the_layers_above_the_words(record: Recording) -> None:
    found = result(record, text_network.SENTENCE)
    sent = text_network.payload("x", found, WORDS, ())
    about, start = meta(sent), found.visible.start
    for number, layer in enumerate(about["layers"][:-1]):
        values = found.states.get(number, found.outputs[number])
        quantised = arrays(sent)[f"values{number}"] / 255 * (layer["high"] - layer["low"]) + layer["low"]
        expected = values.T if values.ndim == 2 else values[:, None]
        if layer["steps"]:
            assert [step["at"] for step in layer["steps"]] == list(range(len(about["places"])))
            expected = expected[:, start:]
        np.testing.assert_allclose(quantised, expected, atol=(layer["high"] - layer["low"]) / 255)
    shares = [one["share"] for one in about["classes"]]
    np.testing.assert_allclose(shares, [1 - found.outputs[-1][0], found.outputs[-1][0]], atol=1e-6)
    # A kernel over five words sees two on either side, of those on show.
    if record is CONVOLUTION:
        assert [(step["from"], step["size"]) for step in about["layers"][1]["steps"]][:3] == [(0, 3), (0, 4), (0, 5)]


def test_shorter_strips_cover_the_words_that_they_see() -> None:
    network = keras.Sequential([
        keras.Input((8,)), kl.Embedding(20, 3), kl.Conv1D(4, 3), kl.MaxPooling1D(2), kl.Flatten(),
        kl.Dense(2, activation="softmax"),
    ])  # fmt: skip
    found = result(opened(network), "1 2 3 4 5 6 7 8")
    _, convolved, pooled, flat, _ = meta(text_network.payload("x", found, WORDS, ()))["layers"]
    assert [(step["at"], step["from"], step["size"]) for step in convolved["steps"][:2]] == [(1, 0, 3), (2, 1, 3)]
    assert [(step["at"], step["width"], step["from"], step["size"]) for step in pooled["steps"]] == [
        (1, 2, 0, 4),
        (3, 2, 2, 4),
        (5, 2, 4, 4),
    ]
    assert flat["steps"] is None


def opened(network: keras.Sequential) -> FileRecord:
    """The network as if a learner had saved and brought it."""
    return FileRecord(keras_file.read(saved(network)))


def test_a_file_of_another_program_takes_ids() -> None:
    network = keras.Sequential([keras.Input((5,)), kl.Embedding(9, 2), kl.GRU(3), kl.Dense(3, activation="softmax")])
    record = opened(network)
    assert text_network.reads(record)
    assert text_network.item_of(record) is None
    found = result(record, "7 x 3 9 -1 1e3 4")
    assert [place.number for place in found.row] == [0, 0, 7, 3, 4]
    np.testing.assert_allclose(found.outputs[-1], network(np.array([[0, 0, 7, 3, 4]]))[0], atol=1e-5)
    assert found.classes == ("class 0", "class 1", "class 2")


@pytest.mark.parametrize("record", [CONVOLUTION, LSTM])
def test_a_file_of_a_run_knows_its_words(record: Recording) -> None:
    file = FileRecord(keras_file.read(export.to_keras(record)))
    assert file.class_names == record.class_names
    item, ours = text_network.item_of(file), text_network.item_of(record)
    assert item is not None
    assert ours is not None
    for written in (text_network.SENTENCE, "zyzzyva or not"):
        assert item.apply(written).tolist() == ours.apply(written).tolist()


def test_words_without_an_id_stay_out_of_a_file() -> None:
    network = keras_file.read(export.to_keras(LSTM))
    assert network.item is not None
    fewer = replace(network.item, vocabulary=replace(network.item.vocabulary, size=100))
    item = keras_file.read(keras_file.write(replace(network, item=fewer))).item
    assert item is not None
    assert item.vocabulary.words == network.item.vocabulary.words[:100]
    assert item.apply("the zyzzyva vanished").tolist() == fewer.apply("the zyzzyva vanished").tolist()


def test_words_that_do_not_fit_the_network_are_left_aside() -> None:
    network = keras_file.read(export.to_keras(LSTM))
    assert network.item is not None
    longer = replace(network.item, length=network.item.length + 1)
    assert keras_file.read(keras_file.write(replace(network, item=longer))).item is None


def test_question_counts_the_table() -> None:
    found = result(LSTM, text_network.SENTENCE)
    table = found.layers[0].weights[0]
    assert text_network.TABLE.answer(found) == f"{table.size:,}"
    assert text_network.TABLE.answer(found) in text_network.TABLE.options(found)
    veiled = meta(text_network.payload("x", found, WORDS, text_network.TABLE.veils(found)))
    assert all("parameters" not in layer for layer in veiled["layers"])


def test_the_program_of_a_file_prints_what_the_page_shows(tmp_path: Path) -> None:
    record = FileRecord(keras_file.read(export.to_keras(LSTM)))
    found = result(record, text_network.SENTENCE)
    for name, make in text_network.attachments(record).items():
        (tmp_path / name).write_bytes(make())
    printed = run_text(f"import os\nos.chdir({os.fspath(tmp_path)!r})\n{text_network.code(record, found)}").out
    for layer, output in zip(found.layers, found.outputs, strict=True):
        assert f"{layer.name} (1, {str(output.shape).strip('(),')})" in printed
    assert f"{found.outputs[-1][0]:.3f}".rstrip("0") in printed


def test_a_run_has_the_program_that_trained_it() -> None:
    assert text_network.code(LSTM, result(LSTM, "good")) == program.program(LSTM.spec)
    assert text_network.attachments(LSTM).keys() == program.attachments(LSTM.spec).keys()
