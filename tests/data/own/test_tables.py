"""Tables as different programs write them."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.data.own import tables

# Marks and breaks inside cells may part a small table as evenly as those between them.
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n\t;|,")
cells = st.text(letters, max_size=9).map(str.strip)
rows = st.lists(st.tuples(cells, cells.filter(bool), st.integers().map(str)), min_size=1, max_size=9)


@given(rows, st.sampled_from("\t;|,"))
def test_a_table_written_by_csv_is_read_again(written: list[tuple[str, ...]], mark: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark).writerows(written)
    assert tables.parse(out.getvalue(), "t.csv") == tables.Table(
        [list(column) for column in zip(*written, strict=True)]
    )


@given(st.text("a1 ,\r\n", max_size=40))
def test_a_text_without_quotation_marks_is_read_as_the_csv_module_reads_it(text: str) -> None:
    expected = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    full = [row for row in expected if any(row)]
    if not full:
        with pytest.raises(ValueError, match="is empty"):
            tables.parse(text, "t.csv")
        return
    width = Counter(map(len, full)).most_common(1)[0][0]
    regular = [row for row in full if len(row) == width]
    table = tables.parse(text, "t.csv")
    assert table == tables.Table([list(column) for column in zip(*regular, strict=True)], len(full) - len(regular))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_of_spreadsheets(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("Größe;5 °C\r\n".encode(encoding))
    assert tables.parse(tables.read_text(path), path.name).columns == [["Größe"], ["5 °C"]]


def test_the_mark_is_what_parts_the_rows_evenly() -> None:
    assert tables.parse("d;v\n2020-01-01;3,5\n2020-01-02;4,25\n", "t.csv").columns[1] == ["v", "3,5", "4,25"]
    assert tables.parse('a,"one; two"\nb,"three"\n', "t.csv").columns == [["a", "b"], ["one; two", "three"]]
    assert tables.parse('a,"one,\ntwo"\nb,three\nc,four', "t.csv").columns[1] == ["one,\ntwo", "three", "four"]
    assert tables.parse("alone\n\n2\n", "t.csv").columns == [["alone", "2"]]


def test_a_quotation_mark_between_tabs_may_be_a_letter() -> None:
    assert tables.parse('ham\tok\nspam\t"Free\nham\t"so"\n', "t.tsv").columns[1] == ["ok", '"Free', '"so"']
    assert tables.parse('ham\t"one, two"\nspam\t"three"\n', "t.tsv").columns[1] == ["one, two", "three"]


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_quotation_mark_without_its_partner_swallows_no_rows(mark: str) -> None:
    lines = ["text,label", '"a screen of 5", they say,good', *(f"text {n},bad" for n in range(8)), 'a 7" disc,good']
    texts, labels = tables.parse("\n".join(lines).replace(",", mark), "t.csv").columns
    assert len(texts) == 10
    assert (texts[-1], labels[-1]) == ('a 7" disc', "good")


def test_rows_of_another_width_are_left_out_and_told_of() -> None:
    table = tables.parse("a,b\n1,2\n3\n4,5\n", "t.csv")
    assert table.columns == [["a", "1", "4"], ["b", "2", "5"]]
    assert table.notes == ["1 row has more or fewer cells than most, and is left out."]
    assert tables.parse("a,b\n1,2\n", "t.csv").notes == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x89PNG\0\0\0\r", "is no text"),
        (b" \n\n", "is empty"),
        (b'"' + b"b\n" * 200_000, "quotation mark"),
        (b"1,2\n" * (tables.MAX_ROWS + 1), "at most 250,000"),
        (b"a" * (tables.MAX_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=says):
        tables.parse(tables.read_text(path), path.name)


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"There is no file t\.csv"):
        tables.read_text(tmp_path / "t.csv")
