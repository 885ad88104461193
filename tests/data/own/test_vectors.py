"""Vectors of words in a learner's file: read as GloVe and word2vec write them, bounded, and told what is left aside."""

from pathlib import Path

import numpy as np
import pytest

from lessons.data.own import vectors


def written(tmp_path: Path, content: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "glove.txt"
    path.write_bytes(content.encode(encoding))
    return path


def test_words_and_numbers_are_those_of_the_file(tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    table = random.normal(size=(40, 25)).round(5)
    lines = [" ".join([f"w{place}", *map(str, row)]) for place, row in enumerate(table.tolist())]
    for content in ("\n".join(lines), "\r\n".join(["40 25", *lines, ""])):
        found = vectors.read(written(tmp_path, content))
        assert found.words == tuple(f"w{place}" for place in range(40))
        np.testing.assert_array_equal(found.table, table)
        assert (len(found), found.notes, found.parts()) == (40, (), (found,))


def test_other_lines_and_words_that_come_again_are_left_out_and_told(tmp_path: Path) -> None:
    found = vectors.read(written(tmp_path, "a 1 2 3\nb 4 5 6\na 7 8 9\n. . . 1 2 3\n\nc\n"))
    assert found.words == ("a", "b")
    assert found.table.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert found.notes == ("2 lines are left out: of another length than most, or of a word that was there already.",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "no vectors of words"),
        ("one\ntwo\n", "no vectors of words"),
        ("a 1\nb 2\n", "has 1 numbers a word; vectors of 2 to 300"),
        ("the cat sat\na dog ran\n", "something else than numbers"),
        ("a 1 nan\nb 1 2\n", "numbers beyond"),
        ("a 1 1e300\nb 1 2\n", "numbers beyond"),
    ],
)
def test_what_holds_no_vectors_is_refused_in_a_sentence(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        vectors.read(written(tmp_path, content))


def test_too_many_are_refused_with_how_many_to_keep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "MOST_NUMBERS", 6)
    with pytest.raises(ValueError, match="has 4 words of 2 numbers: keep its first 3 lines"):
        vectors.read(written(tmp_path, "\n".join(f"{word} 1 2" for word in "abcd")))
