"""The descent on the prices of houses."""

from collections.abc import Mapping
from functools import partial

from pages.sections.first_neuron import descent, neuron

SETTINGS = neuron.SETTINGS
NAMES = ("houses", "rate", "epochs", "bedrooms")


def show(slug: str, words: Mapping[str, str]) -> None:
    """Settings on the left, the descent on the right."""
    neuron.show(slug, words, NAMES, partial(descent.draw, slug, words))
