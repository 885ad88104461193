"""Texts of one's own: tables, JSON, lines, and zips of folders."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from lessons.data.own import texts
from lessons.data.texts import Texts

Reader = Callable[[str, str], Texts]
Packer = Callable[[dict[str, str]], Path]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def read(name: str, content: str) -> Texts:
        path = tmp_path / name
        path.write_text(content, "utf-8")
        return texts.read(path)

    return read


@pytest.fixture
def pack(tmp_path: Path) -> Packer:
    def pack(files: dict[str, str]) -> Path:
        path = tmp_path / "own.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return path

    return pack


def numbered(label: Callable[[int], object], count: int = 12) -> list[tuple[str, object]]:
    return [(f"words, and number {n}", label(n)) for n in range(count)]


def classes(data: Texts) -> list[str]:
    return [data.class_names[label] for label in data.labels]


def test_a_table_with_titles(read: Reader) -> None:
    rows = "".join(f'{label},"{text}"\n' for text, label in numbered(lambda n: ("tech", "sport")[n % 2]))
    data = read("own.csv", f"category,text\n{rows}")
    assert data.class_names == ("sport", "tech")
    assert data.texts[:2] == ("words, and number 0", "words, and number 1")
    assert classes(data)[:3] == ["tech", "sport", "tech"]
    assert (len(data), data.notes, data.origin) == (12, (), "The texts in own.csv")


def test_a_table_without_titles_and_with_more_columns(read: Reader) -> None:
    rows = [f"{label}\t{n}\tNO_QUERY\t{text}" for n, (text, label) in enumerate(numbered(lambda n: 4 * (n % 2)))]
    data = read("own.tsv", "\n".join(rows))
    assert (len(data), data.class_names) == (12, ("0", "4"))
    assert data.texts[11] == "words, and number 11"


@pytest.mark.parametrize("written", ["lines", "list"])
def test_json(written: str, read: Reader) -> None:
    items = [
        {"article_link": f"https://a.b/{n}/longer-than-the-text", "headline": f"{text}\u2028", "is_sarcastic": label}
        for n, (text, label) in enumerate(numbered(lambda n: n % 3 == 0))
    ]
    lines = [json.dumps(item, ensure_ascii=False) for item in items]
    data = read("own.json", json.dumps(items) if written == "list" else "\n".join(lines))
    assert data.class_names == ("false", "true")
    assert classes(data)[:4] == ["true", "false", "false", "true"]
    assert data.texts[0] == "words, and number 0"


def test_a_text_in_every_line(read: Reader) -> None:
    data = read("own.txt", "\n\n".join(f" line {n} " for n in range(25)))
    assert data.texts[24] == "line 24"
    assert (len(data), len(data.labels), data.class_names) == (25, 0, ())


def test_a_zip_of_folders(pack: Packer) -> None:
    files = {
        f"reviews/{label}/{n}.txt": text for n, (text, label) in enumerate(numbered(lambda n: ("pos", "neg")[n % 2]))
    }
    data = texts.read(
        pack(files | {"reviews/README.txt": "about", "reviews/pos/x.png": "", "reviews/neg/empty.txt": " "})
    )
    assert data.class_names == ("neg", "pos")
    assert sorted(zip(data.texts, classes(data), strict=True)) == sorted(numbered(lambda n: ("pos", "neg")[n % 2]))
    assert data.notes == (
        "1 file is in no folder of a class and left out.",
        "1 text is empty or without a label and left out.",
    )


def test_a_folder_of_folders(tmp_path: Path) -> None:
    for n, (text, label) in enumerate(numbered(lambda n: ("pos", "neg")[n % 2])):
        path = tmp_path / "own" / str(label) / f"{n}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert len(texts.read(tmp_path / "own")) == 12


def test_splits_are_not_taken_for_classes(pack: Packer) -> None:
    with pytest.raises(ValueError, match=r"folder test of own\.zip looks like a split"):
        texts.read(pack({f"{split}/pos/{n}.txt": "a" for split in ("train", "test") for n in range(9)}))


def test_rows_without_a_text_or_a_label_are_left_out_and_told_of(read: Reader) -> None:
    rows = [f"{text};{label}" for text, label in numbered(lambda n: "ab"[n % 2])]
    data = read("own.csv", "\n".join(["text;label", *rows, ";a", "words without a label;"]))
    assert len(data) == 12
    assert data.notes == ("2 texts are empty or without a label and left out.",)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("own.pdf", "x", "cannot be read as texts"),
        ("own.csv", "one\ntwo\nthree", "no column of labels"),
        ("own.csv", "text,label\n" + "\n".join(f"text {n},{n}" for n in range(12)), "no column of labels"),
        ("own.json", "[[[", "is no JSON"),
        ("own.json", "[" * 100_000, "is no JSON"),
        ("own.json", "[1, 2]", "no objects"),
        ("own.json", "{}", "no objects"),
        ("own.txt", "one\ntwo\n", "too few lines of text: 10 or more are needed, it has 2"),
        ("own.txt", "a\n" * 11 + "b" * (texts.MAX_CHARACTERS + 1), "cut it into several"),
        ("own.txt", "a\n" * 250_001, "has 250,001 texts; at most 250,000"),
    ],
)
def test_what_nothing_can_be_learned_from_is_told_in_a_sentence(
    name: str, content: str, says: str, read: Reader
) -> None:
    with pytest.raises(ValueError, match=says):
        read(name, content)


def test_one_class_is_told_in_a_sentence(pack: Packer) -> None:
    with pytest.raises(ValueError, match=r"own\.zip has 1 class; between 2 and 1,000"):
        texts.read(pack({"pos/1.txt": "a", "pos/2.txt": "b", "README.txt": "c"}))


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"There is no file own\.csv"):
        texts.read(tmp_path / "own.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_may_have_any_usual_encoding_and_mark(encoding: str, mark: str, tmp_path: Path) -> None:
    rows = [f"café number {n}{mark}{'ab'[n % 2]}" for n in range(12)]
    path = tmp_path / "own.csv"
    path.write_bytes("\r\n".join([f"text{mark}label", *rows]).encode(encoding))
    data = texts.read(path)
    assert (len(data), data.texts[0], data.class_names) == (12, "café number 0", ("a", "b"))


def test_columns_are_found_by_their_titles_before_their_content(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    rows = [f"short text {n},a much longer note about number {n},{n % 2},{n % 3}" for n in range(12)]
    path.write_text("\n".join(["headline,notes,spam,category", *rows]))
    sheet = texts.open_file(path)
    assert isinstance(sheet, texts.Sheet)
    assert (sheet.best_text, sheet.best_label) == ("headline", "category")
    chosen = texts.choose(sheet, "notes", "spam")
    assert (chosen.texts[3], chosen.class_names) == ("a much longer note about number 3", ("0", "1"))


def test_columns_without_titles_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\n".join(f"some words {n},{'ab'[n % 2]}" for n in range(12)))
    sheet = texts.open_file(path)
    assert isinstance(sheet, texts.Sheet)
    assert list(sheet.columns) == ["Column 1", "Column 2"]
    assert len(sheet.columns["Column 1"]) == 12


def test_a_text_that_comes_again_and_a_class_that_outweighs_the_others_are_told(read: Reader) -> None:
    rows = [f"{text};{label}" for text, label in numbered(lambda n: "ab"[n == 0], 10)]
    assert read("own.csv", "\n".join(["text;label", *rows, rows[3], rows[4]])).notes == (
        "2 texts are there already: what is trained on may validate, too, and flatters the network.",
        "92% of the texts are “a”: who always says so is right as often.",
    )


def test_a_table_goes_both_ways(tmp_path: Path) -> None:
    made = Texts(('one, "two"', "three\nfour") * 6, np.array([0, 1] * 6), ("x", "y"), "here", "CC0")
    path = tmp_path / "own.csv"
    path.write_bytes(texts.as_table(made))
    data = texts.read(path)
    assert (data.texts, data.class_names, data.labels.tolist()) == (made.texts, ("x", "y"), [0, 1] * 6)


def test_a_file_may_lie_under_another_name(tmp_path: Path) -> None:
    path = tmp_path / "own.csv.part"
    path.write_text("\n".join(["text,label", *(f"some words {n},{'ab'[n % 2]}" for n in range(12))]))
    assert texts.read(path, "own.csv").origin == "The texts in own.csv"


def test_a_spreadsheet_is_told_what_to_save(tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<xml/>")
    with pytest.raises(ValueError, match=r"own\.xlsx is a spreadsheet: open it, choose “Save as”"):
        texts.read(path)


def test_a_long_label_fills_no_memory(read: Reader) -> None:
    # As an array of strings of one width this would take 8 GB.
    rows = [f"word {n};{'x' * 100_000 if n < 2 else 'y'}" for n in range(20_000)]
    assert read("own.csv", "\n".join(rows)).labels.tolist() == [0, 0, *[1] * 19_998]
