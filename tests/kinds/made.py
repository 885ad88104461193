"""Tiny made texts and a series, and their rows in the registry."""

import random

import numpy as np
import pytest

from lessons.data import registry
from lessons.data.dataset import Row
from lessons.data.series import Series
from lessons.data.texts import Texts

_WORDS = {"food": ["bread", "soup", "salt", "cook", "taste"], "sport": ["ball", "goal", "team", "win", "race"]}


def texts(count: int = 80) -> Texts:
    """Texts of six words on food or on sport, which two words give no hint of."""
    draw = random.Random(0)
    names = sorted(_WORDS)
    lines = (" ".join(draw.choice([*_WORDS[names[n % 2]], "the", "A"]) for _ in range(6)) for n in range(count))
    return Texts(tuple(lines), np.arange(count) % 2, tuple(names), "The made texts", "CC0")


def series(count: int = 200) -> Series:
    """A wave around 20 m, with noise."""
    time = np.arange(count)
    values = 20 + 5 * np.sin(time / 7) + np.random.default_rng(0).normal(size=count)
    return Series(time, values, "m", "The made series", "CC0")


def enrol(data: Texts | Series, monkeypatch: pytest.MonkeyPatch) -> str:
    """Gives the registry a row of these for as long as a test lasts; what it is called."""
    kind, names = ("texts", data.class_names) if isinstance(data, Texts) else ("series", ())
    train, validation = data.parts()
    row = Row(
        name=f"made-{kind}",
        title="Made",
        class_names=names,
        shape=(),
        train=len(train),
        validation=len(validation),
        origin=data.origin,
        licence=data.licence,
        preparation="None.",
        split="As parts() does.",
        load={"train": train, "validation": validation}.__getitem__,
        kind=kind,
    )
    monkeypatch.setitem(registry.ROWS, row.name, row)
    return row.name
