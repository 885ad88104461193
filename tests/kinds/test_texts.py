"""Texts as examples, against Keras's own tokenizers, and as their program reads them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from keras.src.legacy.preprocessing.text import Tokenizer
from keras.utils import pad_sequences

from lessons.data.texts import Texts
from lessons.kinds import TEXTS
from lessons.kinds.encoding import TextInput
from lessons.kinds.kind import Examples
from lessons.kinds.meaning import Classes, Words
from lessons.training.run.spec import TrainingSpec
from tests.kinds.made import enrol, texts

SPEC = TrainingSpec(network="pooled-embedding", data_options={"words": 9, "length": 5})
NEXT_WORD = TrainingSpec(network="next-word-lstm", task="next-word")


def encode(spec: TrainingSpec, data: Texts) -> Examples:
    return TEXTS.encode(spec, *data.parts(), lambda ready, total: None)


def test_rows_and_labels_are_those_of_kerass_tokenizer_fitted_on_training_alone() -> None:
    train, validation = texts(40), replace(texts(8), texts=("only validation says zebra", *texts(8).texts[1:]))
    made = TEXTS.encode(SPEC, train, validation, lambda ready, total: None)
    tokenizer = Tokenizer(num_words=9, oov_token="<OOV>")
    tokenizer.fit_on_texts(train.texts)
    for part, rows, targets in (
        (train, made.inputs, made.targets),
        (validation, made.validation_inputs, made.validation_targets),
    ):
        np.testing.assert_array_equal(rows, pad_sequences(tokenizer.texts_to_sequences(part.texts), 5))
        np.testing.assert_array_equal(targets, part.labels)
    assert made.meaning == Classes(("food", "sport"))
    assert isinstance(made.encoding, TextInput)
    assert "zebra" not in made.encoding.vocabulary.words
    np.testing.assert_array_equal(made.encoding.apply(train.texts[3]), made.inputs[3])


def test_every_start_of_a_text_is_followed_by_a_word() -> None:
    data = Texts(tuple(["I love my dog"] * 10), np.empty(0, np.int64), (), "here", "CC0")
    spec = replace(NEXT_WORD, data_options={"length": 2, "oov": False})
    made = encode(spec, data)
    assert isinstance(made.meaning, Words)
    assert made.inputs[:3].tolist() == [[0, 1], [1, 2], [2, 3]]
    assert made.targets[:3].tolist() == [2, 3, 4]
    assert (len(made.inputs), len(made.validation_inputs)) == (27, 3)
    assert made.meaning.vocabulary.id_count == 5


def test_an_unknown_word_is_read_and_never_to_be_said() -> None:
    train = Texts(("I love my dog",) * 3, np.empty(0, np.int64), (), "here", "CC0")
    made = TEXTS.encode(
        replace(NEXT_WORD, data_options={"length": 3}),
        train,
        replace(train, texts=("I love my zebra dog",)),
        lambda ready, total: None,
    )
    assert made.validation_inputs.tolist() == [[0, 0, 2], [0, 2, 3], [3, 4, 1]]
    assert made.validation_targets.tolist() == [3, 4, 5]


def test_what_cannot_be_learned_is_told_in_a_sentence() -> None:
    lines = Texts(tuple(["word"] * 10), np.empty(0, np.int64), (), "The texts in my.txt", "CC0")
    with pytest.raises(ValueError, match=r"The texts in my\.txt have no classes: bring a table"):
        encode(SPEC, lines)
    with pytest.raises(ValueError, match=r"my\.txt are too few or too short"):
        encode(NEXT_WORD, lines)


@pytest.mark.parametrize(
    "spec",
    [
        SPEC,
        replace(SPEC, examples=50, data_options={"words": 9, "length": 7, "padding": "post", "oov": False}),
        replace(SPEC, data_options={"words": 9, "length": 4, "truncating": "post", "style": "vectorization"}),
        replace(SPEC, data_options={"words": 40, "length": 12, "style": "pieces"}),
        replace(SPEC, data_options={"words": 12, "length": 12, "style": "pieces", "oov": False}),
        replace(NEXT_WORD, data_options={"length": 4}),
        replace(NEXT_WORD, data_options={"length": 9, "style": "vectorization"}),
    ],
)
def test_the_program_reads_the_same_arrays(spec: TrainingSpec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = texts(60)
    spec = replace(spec, data=enrol(data, monkeypatch))
    monkeypatch.chdir(tmp_path)
    for name, content in TEXTS.files(spec.data).items():
        Path(name).write_bytes(content())
    theirs: dict[str, np.ndarray] = {}
    exec(compile("\n".join(TEXTS.reading_code(spec)), "program", "exec"), theirs)
    ours = encode(spec, data)
    np.testing.assert_array_equal(theirs["train"], ours.inputs)
    np.testing.assert_array_equal(theirs["train_labels"], ours.targets)
    np.testing.assert_array_equal(theirs["validation"], ours.validation_inputs)
    np.testing.assert_array_equal(theirs["validation_labels"], ours.validation_targets)
    assert TEXTS.outline(spec) == (ours.encoding, ours.meaning)
