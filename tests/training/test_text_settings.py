"""What a training on texts is set to reaches its spec, and its data decides how many outputs it has."""

from dataclasses import dataclass

import pytest

from lessons.settings import controls
from lessons.training import settings as training
from lessons.training import text_settings as texts
from lessons.training.run.spec import TrainingSpec

PRESET = TrainingSpec(
    data="reviews",
    network="pooled-embedding",
    data_options={"words": 600, "length": 16, "padding": "post", "truncating": "post"},
)


@dataclass(frozen=True)
class Settings:
    data: str = texts.data(PRESET)
    tokens: str = texts.tokens(PRESET)
    words: int = texts.words(PRESET)
    length: int = texts.length(PRESET)
    padding: str = texts.padding(PRESET)
    epochs: int = training.epochs(PRESET, 20)
    optimizer: str = training.optimizer(PRESET)
    learning_rate: float = training.learning_rate(PRESET)
    batch_size: int = training.batch_size(PRESET, (32, 64))
    seed: int = training.seed(PRESET)


def test_first_settings_are_the_preset() -> None:
    assert texts.with_text_settings(PRESET, Settings(), "reviews") == PRESET


def test_settings_reach_the_spec() -> None:
    spec = texts.with_text_settings(PRESET, Settings(words=1000, length=120, padding="pre", epochs=3), "reviews")
    assert (spec.epochs, spec.data_options["words"], spec.data_options["length"]) == (3, 1000, 120)
    assert (spec.data_options["padding"], spec.data_options["truncating"]) == ("pre", "post")


def test_pieces_are_a_style_of_the_vocabulary() -> None:
    spec = texts.with_text_settings(PRESET, Settings(tokens="Pieces"), "reviews")
    assert spec.data_options == {**PRESET.data_options, "style": "pieces"}


def test_the_menu_has_every_set_with_classes_and_ones_own() -> None:
    options = controls(Settings)["data"].options
    assert options[-1] == texts.OWN
    assert texts.DATA[options[0]] == "reviews"
    assert "verse" not in texts.DATA.values()


@pytest.mark.parametrize("name", [name for name in texts.DATA.values() if name != "reviews"])
def test_more_than_two_classes_need_an_output_each(name: str) -> None:
    spec = texts.with_text_settings(PRESET, Settings(), name)
    assert spec.network_options["sigmoid"] == (len(texts.registry.describe(name).class_names) == 2)
