from collections import Counter

import pytest

from lessons.data.dataset import SPLITS, Row
from lessons.data.sets import verse
from lessons.maths.tokens import Vocabulary


def test_book_is_large_enough_to_learn_from_and_small_enough_for_a_class() -> None:
    lines = [line for piece in verse.pieces() for line in piece.lines]
    assert len(verse.pieces()) >= 50
    assert len(lines) >= 1200
    words = len(Vocabulary.fit(lines).words) - 1
    assert 1800 <= words <= 2800


def test_every_piece_has_a_title_of_its_own_and_clean_lines() -> None:
    titles = [piece.title for piece in verse.pieces()]
    assert len(set(titles)) == len(titles)
    assert min(len(piece.lines) for piece in verse.pieces()) >= 4
    for piece in verse.pieces():
        for line in piece.lines:
            assert line == " ".join(line.split())
            assert line.isascii()


def test_whole_pieces_are_held_out() -> None:
    train, validation = (set(verse.part(split)) for split in SPLITS)
    assert train | validation == set(verse.pieces())
    assert not train & validation
    assert not set(verse.load("train").texts) & set(verse.load("validation").texts)


@pytest.mark.parametrize("row", [verse.ROW, verse.BALLADS])
def test_splits_are_as_large_as_the_row_says(row: Row) -> None:
    assert [len(row.load(split)) for split in SPLITS] == [row.train, row.validation]
    assert all(not row.load(split).class_names for split in SPLITS)


def test_dozen_ballads_give_as_many_beginnings_as_a_class_can_wait_for() -> None:
    ballads = (verse.FOLDER / "ballads.txt").read_text()
    assert [f"# {piece.title}" in ballads for piece in verse.pieces()].count(True) == verse.DOZEN
    words = [len(Vocabulary.fit([line]).split(line)) for line in verse.load_dozen("train").texts]
    assert 1900 < sum(words) - len(words) < 2100
    assert set(verse.load_dozen("train").texts) < set(verse.load("train").texts)
    assert set(verse.load_dozen("validation").texts) < set(verse.load("validation").texts)


def test_refrains_come_again_within_a_piece_alone() -> None:
    homes = Counter(line for piece in verse.pieces() for line in set(piece.lines))
    again = [line for piece in verse.pieces() for line, count in Counter(piece.lines).items() if count > 1]
    assert len(again) >= 20
    assert set(homes.values()) == {1}
