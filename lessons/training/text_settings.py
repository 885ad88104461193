"""What every training on texts can be set to, beside what `lessons.training.settings` declares for all.

Each field's default is the one of the lesson's `preset`.
"""

from dataclasses import replace
from typing import Any, Protocol

from lessons.data import registry
from lessons.maths.tokens import SIDES
from lessons.settings import choice, menu
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import RunSettings, for_its_classes, with_settings

DATA = {row.title: row.name for row in registry.ROWS.values() if row.kind == "texts" and row.class_names}
"""The sets of texts with classes, by their titles."""
OWN = "My own texts"
"""In a menu of data sets: what the learner brings."""
TOKENS = {"Words": "tokenizer", "Pieces": "pieces"}
"""What gets an id: the style of the vocabulary, by its title."""
VOCABULARIES = (50, 200, 500, 1000, 3000, 10_000)
LENGTHS = (10, 16, 24, 32, 64, 100, 120, 240)


class TextRunSettings(RunSettings, Protocol):
    """The fields below, but for the data, as a lesson's settings have them."""

    @property
    def tokens(self) -> str: ...
    @property
    def words(self) -> int: ...
    @property
    def length(self) -> int: ...
    @property
    def padding(self) -> str: ...


def data(preset: TrainingSpec) -> Any:
    """A field for the set of texts."""
    first = next(title for title, name in DATA.items() if name == preset.data)
    return menu("Data", (*DATA, OWN), first, "Some have to be downloaded once.")


def tokens(preset: TrainingSpec) -> Any:
    """A field for what gets an id."""
    first = next(title for title, style in TOKENS.items() if style == preset.data_options["style"])
    return choice("Tokens", tuple(TOKENS), first, "Pieces: what byte-pair merges leave, as in lesson 3.1.")


def words(preset: TrainingSpec) -> Any:
    """A field for the size of the vocabulary."""
    return _number(
        "Vocabulary", VOCABULARIES, preset.data_options["words"], "Ids below this number; rarer words get 1."
    )


def length(preset: TrainingSpec) -> Any:
    """A field for the length of the rows."""
    return _number("Length", LENGTHS, preset.data_options["length"], "How many ids each row has.")


def _number(label: str, options: tuple[int, ...], default: int, help: str) -> Any:
    """A field for one of some numbers, the preset's own among them."""
    return menu(label, tuple(sorted({*options, default})), default, help)


def padding(preset: TrainingSpec) -> Any:
    """A field for the side of the zeros."""
    return choice("Zeros", SIDES, preset.data_options["padding"], "pre: before the words. post: after them.")


def with_text_settings(preset: TrainingSpec, settings: TextRunSettings, data: str) -> TrainingSpec:
    """The preset with what these settings say of its training, on the texts of the set `data`.

    Raises as `lessons.data.registry.describe` for a set that is not there.
    """
    chosen = {
        "style": TOKENS[settings.tokens],
        "words": settings.words,
        "length": settings.length,
        "padding": settings.padding,
    }
    run = replace(with_settings(preset, settings), data=data, data_options={**preset.data_options, **chosen})
    return for_its_classes(run)
