"""Texts: how they become rows of ids, with a class each or with the word that comes next."""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np

from lessons.data import registry
from lessons.data.dataset import SPLITS
from lessons.data.own import owned
from lessons.data.own import texts as own
from lessons.data.texts import Texts
from lessons.kinds import pieces_code
from lessons.kinds.code import read_json, stem
from lessons.kinds.encoding import TextInput
from lessons.kinds.kind import Examples, Kind, Progress, Spec
from lessons.kinds.meaning import Classes, Words
from lessons.maths.arrays import Array
from lessons.maths.tokens import SIDES, UNKNOWN, Vocabulary, pad
from lessons.networks.options import Flag, OneOf, Option, Whole

Rows = Callable[[Vocabulary, Texts], tuple[list[list[int]], Array]]
"""From the texts of a part to the ids of each item, and its target."""

_OPTIONS: Mapping[str, Option] = {
    "words": Whole(10_000, 2, 200_000, "Vocabulary"),
    "length": Whole(32, 1, 1000, "Length"),
    "padding": OneOf("pre", SIDES, "Padding"),
    "truncating": OneOf("pre", SIDES, "Truncating"),
    "style": OneOf("tokenizer", tuple(UNKNOWN), "Tokenizer"),
    "oov": Flag(True, "Unknown words"),
}


def _read_own(path: Path) -> tuple[Texts, Texts]:
    return own.read(path).parts()


# A page that prints a program asks for the same again at every change. What learners bring is not kept.
_known = lru_cache(maxsize=8)(Vocabulary.fit)


def _fit(spec: Spec, train: Texts) -> TextInput:
    """How texts reach the network: with the vocabulary of those for training."""
    chosen = spec.data_options
    counted = (train.texts, chosen["words"], chosen["style"], chosen["oov"])
    vocabulary = Vocabulary.fit(*counted) if owned.is_own(spec.data) else _known(*counted)
    return TextInput(vocabulary, chosen["length"], chosen["padding"], chosen["truncating"])


def _meaning(spec: Spec, train: Texts, encoding: TextInput) -> Classes | Words:
    if spec.task == "next-word":
        return Words(encoding.vocabulary)
    if not train.class_names:
        raise ValueError(f"{train.origin} have no classes: bring a table with a column of labels.")
    return Classes(train.class_names)


def _encode(spec: Spec, train: Texts, validation: Texts, progress: Progress) -> Examples:
    """A row of ids for every text, or for every start of a text that a word follows."""
    train = train.evenly(spec.examples)
    encoding = _fit(spec, train)
    meaning = _meaning(spec, train, encoding)
    rows = _starts if isinstance(meaning, Words) else _whole
    total = len(train) + len(validation)
    progress(total, total)
    return Examples(
        *_arrays(train, encoding, rows), *_arrays(validation, encoding, rows), encoding, meaning, train.ceiling
    )


def _arrays(part: Texts, encoding: TextInput, rows: Rows) -> tuple[Array, Array]:
    """The rows of a part (N, length) int32, and their targets (N,) int64."""
    ids, targets = rows(encoding.vocabulary, part)
    if not ids:
        raise ValueError(f"{part.origin} are too few or too short to learn from and to validate with: bring more.")
    return pad(ids, encoding.length, encoding.padding, encoding.truncating), targets


def _whole(vocabulary: Vocabulary, part: Texts) -> tuple[list[list[int]], Array]:
    """The ids of each text, and its label."""
    return [vocabulary.encode(text) for text in part.texts], part.labels


def _starts(vocabulary: Vocabulary, part: Texts) -> tuple[list[list[int]], Array]:
    """The ids of every start of a text, and the word that follows it; an unknown word is nothing to be said."""
    ids = [vocabulary.encode(text) for text in part.texts]
    pairs = [(row[:place], row[place]) for row in ids for place in range(1, len(row)) if row[place] > vocabulary.oov]
    return [start for start, _ in pairs], np.array([word for _, word in pairs], np.int64)


def _outline(spec: Spec) -> tuple[TextInput, Classes | Words]:
    train: Texts = registry.load(spec.data).evenly(spec.examples)
    encoding = _fit(spec, train)
    return encoding, _meaning(spec, train, encoding)


def _file(data: str) -> str:
    return f"{stem(data, 'texts')}.json"


def _files(data: str) -> Mapping[str, Callable[[], bytes]]:
    """The texts and the labels of both parts."""
    return {_file(data): lambda: _written(*(registry.load(data, split) for split in SPLITS))}


def _written(train: Texts, validation: Texts) -> bytes:
    parts = {"train": train, "validation": validation}
    lists = {split: [part.texts, part.labels.tolist()] for split, part in parts.items()}
    return json.dumps(lists, ensure_ascii=False).encode()


def _reading_code(spec: Spec) -> list[str]:
    chosen = spec.data_options
    padding = f'{chosen["length"]}, padding="{chosen["padding"]}", truncating="{chosen["truncating"]}"'
    imports, counting = _COUNTING[chosen["style"]](spec)
    return [
        *read_json(_file(spec.data), imports),
        '(train, train_labels), (validation, validation_labels) = data["train"], data["validation"]',
        *_limit(spec),
        *counting,
        *(_starting(chosen["oov"]) if spec.task == "next-word" else ()),
        f"train = keras.utils.pad_sequences(train, {padding})",
        f"validation = keras.utils.pad_sequences(validation, {padding})",
        "train_labels, validation_labels = np.array(train_labels), np.array(validation_labels)",
    ]


def _limit(spec: Spec) -> tuple[str, ...]:
    if spec.examples is None:
        return ()
    return (
        f"chosen = np.linspace(0, len(train) - 1, min({spec.examples}, len(train))).round().astype(int)",
        "train, train_labels = [train[place] for place in chosen], [train_labels[place] for place in chosen]",
    )


def _as_tokenizer(spec: Spec) -> tuple[list[str], list[str]]:
    unknown = f', oov_token="{UNKNOWN["tokenizer"]}"' if spec.data_options["oov"] else ""
    return ["from tensorflow.keras.preprocessing.text import Tokenizer"], [
        f"tokenizer = Tokenizer(num_words={spec.data_options['words']}{unknown})",
        "tokenizer.fit_on_texts(train)",
        "train, validation = tokenizer.texts_to_sequences(train), tokenizer.texts_to_sequences(validation)",
    ]


def _as_vectorization(spec: Spec) -> tuple[list[str], list[str]]:
    return [], [
        f"vectorize = keras.layers.TextVectorization(max_tokens={spec.data_options['words']}, ragged=True)",
        "vectorize.adapt(train)",
        "train, validation = vectorize(train).to_list(), vectorize(validation).to_list()",
    ]


def _as_pieces(spec: Spec) -> tuple[list[str], list[str]]:
    return pieces_code.IMPORTS, pieces_code.counting(spec.data_options["words"], spec.data_options["oov"])


_COUNTING = {"tokenizer": _as_tokenizer, "vectorization": _as_vectorization, "pieces": _as_pieces}


def _starting(oov: bool) -> tuple[str, ...]:
    """The lines that make starts of texts, and the words that follow; where unknown words have an id, not these."""
    places = "range(1, len(row)) if row[place] > 1" if oov else "range(1, len(row))"
    return tuple(
        line
        for part in ("train", "validation")
        for line in (
            f"{part}_labels = [row[place] for row in {part} for place in {places}]",
            f"{part} = [row[:place] for row in {part} for place in {places}]",
        )
    )


TEXTS = Kind(
    name="texts",
    unit="sentences",
    contents="sentences",
    tasks=("classification", "next-word"),
    options=_OPTIONS,
    read_own=_read_own,
    encode=_encode,
    outline=_outline,
    reading_code=_reading_code,
    files=_files,
)
