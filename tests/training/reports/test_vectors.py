"""Vectors that a network starts from: in its table, in its program, and refused where they do not fit."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lessons.data import load, registry
from lessons.data.own import shelf
from lessons.data.own.shelf import Shelf
from lessons.data.own.vectors import WordVectors
from lessons.maths.tokens import UNKNOWN, Vocabulary
from lessons.training.reports import comparison, export, recordings, run_names, vectors
from lessons.training.reports.program import attachments, program
from lessons.training.reports.vectors import Vectors
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import examples, loop
from tests.training.made import Made

NAME = "embeddings/words"
SPEC = TrainingSpec(
    data="reviews",
    network="pooled-embedding",
    network_options={"frozen": True, "dense": 0},
    data_options={"words": 300, "length": 24, "padding": "post", "truncating": "post"},
    examples=64,
    epochs=1,
    vectors=NAME,
)


def test_known_words_get_their_vectors_and_the_padding_keeps_its_own() -> None:
    known = Vectors(("b", "c"), np.array([[1.0, 2.0], [3.0, 4.0]], np.float32))
    table = np.zeros((4, 2), np.float32)
    laid = known.lay(table, Vocabulary.fit(["a a b"], oov=False))
    np.testing.assert_array_equal(laid, [[0, 0], [0, 0], [1, 2], [0, 0]])
    assert not table.any()


def test_a_network_starts_from_them_and_frozen_ones_stay() -> None:
    data = examples.read(SPEC)
    network = loop.build(SPEC, data)
    words = data.encoding.vocabulary.words
    recorded = recordings.load(*NAME.split("/"))
    ids = recorded.architecture.item.vocabulary.words
    table = recorded.layers(recorded.best_epoch)[0].weights[0]
    start = network.layers[0].get_weights()[0]
    np.testing.assert_array_equal(start[words.index("great")], table[ids.index("great")])
    network.fit(data.inputs, data.targets, verbose=0)
    np.testing.assert_array_equal(network.layers[0].get_weights()[0], start)


def test_the_program_reads_the_same_numbers() -> None:
    assert re.search(r"Embedding\(\d+, 16, trainable=False\)", program(SPEC))
    assert f'open("{vectors.FILE}"' in program(SPEC)
    lines = attachments(SPEC)[vectors.FILE]().decode().splitlines()
    found = vectors.find(NAME)
    assert [line.split()[0] for line in lines] == list(found.words)
    numbers = np.array([line.split()[1:] for line in lines], np.float32)
    np.testing.assert_array_equal(numbers, found.table)


@pytest.mark.parametrize("style", UNKNOWN)
def test_the_program_finds_the_words_of_every_style(style: str) -> None:
    written = program(replace(SPEC, data_options={**SPEC.data_options, "style": style}))
    source = "zip(vectorize.get_vocabulary()" if style == "vectorization" else "tokenizer.word_index.items()"
    assert f"for word, number in {source}" in written


@pytest.mark.parametrize("name", ["embeddings/nothing", "pooling/words", "../words", "overfitting/no-remedy"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no vectors of words named"):
        vectors.find(name)


def test_another_number_of_dimensions_is_refused_before_anything_is_built() -> None:
    assert registry.knows(SPEC.data)
    wide = replace(SPEC, network_options={**SPEC.network_options, "dimensions": 8})
    with pytest.raises(ValueError, match="have 16 dimensions; the network has 8"):
        examples.read(wide)


def test_pictures_have_no_vectors() -> None:
    with pytest.raises(ValueError, match="Only words have vectors"):
        TrainingSpec(vectors=NAME)


@pytest.fixture
def brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of vectors that a learner has brought: 8 numbers for two words of the reviews, and one of none."""
    kept = Shelf(tmp_path / "own")
    monkeypatch.setattr(shelf, "current", lambda: kept)
    return kept.put("ada", "glove.txt", WordVectors(("good", "bad", "zyzzyva"), np.arange(24.0).reshape(3, 8) / 7))


def test_a_run_starts_from_what_a_learner_brought(brought: str) -> None:
    spec = replace(SPEC, vectors=brought, network_options={**SPEC.network_options, "dimensions": 8})
    read = examples.read(spec)
    table, *_ = loop.build(spec, read).layers[0].get_weights()
    vocabulary = read.encoding.vocabulary
    for word, row in (("good", 0), ("bad", 1)):
        np.testing.assert_allclose(table[vocabulary.encode(word)[0]], np.arange(8 * row, 8 * row + 8) / 7, rtol=1e-6)
    assert vectors.known(vectors.find(brought).words, vocabulary) == 2
    assert attachments(spec)[vectors.FILE]().decode().splitlines()[0].startswith("good 0 0.142857")
    with pytest.raises(ValueError, match="The vectors a file have 8 dimensions; the network has 16"):
        examples.read(replace(spec, network_options=SPEC.network_options))


def test_a_file_is_named_to_nobody(brought: str) -> None:
    spec = replace(SPEC, vectors=brought, network_options={**SPEC.network_options, "dimensions": 8})
    record = Made((), spec)
    assert json.loads(export.to_json(record, spec.data))["spec"]["vectors"] == "a file"
    assert run_names.run_name("embeddings", spec).find("glove") < 0
    assert comparison.WRITERS["vectors"](brought) == "a file"


def test_vectors_that_are_gone_or_are_texts_are_refused_in_a_sentence(brought: str) -> None:
    name = shelf.current().put("ada", "texts.csv", load("reviews"), load("reviews", "validation"))
    with pytest.raises(ValueError, match="starts from vectors of words"):
        vectors.find(name)
    shelf.current().forget("ada")
    with pytest.raises(FileNotFoundError, match="bring it again"):
        vectors.find(brought)
