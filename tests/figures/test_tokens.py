"""Words, bars, ranks and merges as their components are sent them."""

from lessons.figures.bars import Bar, bars
from lessons.figures.merges import merges
from lessons.figures.ranks import ranks
from lessons.figures.tokens import Chip, Field, Group, Panel, tokens
from tests.figures.sent import arrays, meta


def test_panels_and_fields_travel_as_they_are() -> None:
    panel = Panel("One", (Group("Lines", ((Chip("dog", 4, odd=True), Chip("", 0, "padding")),)),))
    sent = meta(tokens([panel], [Field("test", "A test line", "my dog", 1)]))
    first, second = sent["panels"][0]["groups"][0]["rows"][0]
    assert (first["text"], first["id"], first["look"], first["odd"]) == ("dog", 4, "word", True)
    assert (second["id"], second["look"]) == (0, "padding")
    assert sent["fields"] == [{"name": "test", "label": "A test line", "value": "my dog", "rows": 1}]


def test_amounts_travel_with_what_is_left_out() -> None:
    sent = meta(bars("lengths", "lines", [Bar("1", 2), Bar("2", 3, lost=True)]))
    assert [(bar["name"], bar["amount"], bar["lost"]) for bar in sent["bars"]] == [("1", 2, False), ("2", 3, True)]


def test_ranks_travel_with_their_words() -> None:
    sent = ranks(["the", "dog"], [3, 1], 1)
    assert (meta(sent)["words"], meta(sent)["most"]) == (["the", "dog"], 1)
    assert arrays(sent)["counts"].tolist() == [3, 1]


def test_merges_travel_in_their_order() -> None:
    sent = meta(merges(["the"], [("t", "h"), ("th", "e")], [3, 2, 1]))
    assert (sent["pairs"], sent["lengths"]) == ([["t", "h"], ["th", "e"]], [3, 2, 1])
