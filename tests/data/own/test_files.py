"""Hostile and broken folders and zips: none reaches outside itself, none fills the memory."""

import contextlib
import io
import os
import stat
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.data.own import files
from lessons.data.own.files import FolderError, find_files


def zipped(place: Path, content_by_name: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    path = place / "set.zip"
    with zipfile.ZipFile(path, "w", compression) as written:
        for name, content in content_by_name.items():
            written.writestr(zipfile.ZipInfo(name), content, compression)
    return path


def names(path: Path) -> list[str]:
    return [str(file.path) for file in find_files(path)]


def test_members_are_sorted_and_read_one_by_one(tmp_path: Path) -> None:
    content_by_name = {"b/2.txt": b"two", "a/1.txt": b"one", "b/1.txt": b"three"}
    found = find_files(zipped(tmp_path, content_by_name))
    assert [(str(file.path), file.size, file.read()) for file in found] == [
        ("a/1.txt", 3, b"one"),
        ("b/1.txt", 5, b"three"),
        ("b/2.txt", 3, b"two"),
    ]


def test_backslashes_of_other_systems_are_separators(tmp_path: Path) -> None:
    assert names(zipped(tmp_path, {"cat\\1.png": b"1"})) == ["cat/1.png"]


@pytest.mark.parametrize("name", ["../out.png", "cat/../../out.png", "/etc/passwd", "..\\out.png", "C:\\out.png"])
def test_path_that_leaves_the_zip_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="a path that leaves its folder"):
        find_files(zipped(tmp_path, {"cat/1.png": b"1", name: b"evil"}))


@pytest.mark.parametrize("name", ["size: small/1.png", "rock:paper/1.png", "12:30.png", "b: c.png"])
def test_colon_is_a_mark_like_any_other(name: str, tmp_path: Path) -> None:
    assert names(zipped(tmp_path, {name: b"1"})) == [name]


def without_language_flag(path: Path) -> Path:
    """The zip, whose names are UTF-8, as systems write it that do not say so."""
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        place = content.find(signature)
        while place >= 0:
            content[place + offset] &= ~0x08
            place = content.find(signature, place + 4)
    path.write_bytes(content)
    return path


def test_names_of_a_mac_are_read_as_they_were_written(tmp_path: Path) -> None:
    apart = {unicodedata.normalize("NFD", name): b"1" for name in ("Bär/é.jpg", "Füchse/1.jpg", "日本/🐶.jpg")}
    expected = ["Bär/é.jpg", "Füchse/1.jpg", "日本/🐶.jpg"]
    assert names(zipped(tmp_path, apart)) == expected
    path = without_language_flag(zipped(tmp_path, apart | {"__MACOSX/._Bär": b"x", "Icon\r": b"", ".DS_Store": b"x"}))
    assert "Bär" not in zipfile.ZipFile(path).namelist()[0]
    assert names(path) == expected
    assert find_files(path)[0].read() == b"1"


def test_names_of_a_system_that_knows_no_unicode_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "set.zip"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("Bxr/1.jpg", b"1")
    path.write_bytes(path.read_bytes().replace(b"Bxr", "Bär".encode("cp437")))
    assert names(path) == ["Bär/1.jpg"]


def test_accents_of_a_folder_are_composed(tmp_path: Path) -> None:
    apart = tmp_path / unicodedata.normalize("NFD", "Bär")
    apart.mkdir()
    (apart / "1.png").write_bytes(b"1")
    (file,) = find_files(tmp_path)
    assert (str(file.path), file.read()) == ("Bär/1.png", b"1")


@pytest.mark.parametrize(("method", "said"), [(9, "Deflate64"), (93, "Zstandard"), (95, "XZ"), (77, "number 77")])
def test_zip_that_cannot_be_unpacked_says_what_to_do(method: int, said: str, tmp_path: Path) -> None:
    path = zipped(tmp_path, {"cat/1.png": b"1"}, zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.find(signature) + offset] = method
    path.write_bytes(content)
    with pytest.raises(FolderError, match=rf"\({said}\): unpack it, and save the zip anew with your system's own zip"):
        find_files(path)


@pytest.mark.parametrize("kind", ["zip", "folder"])
def test_folders_without_files_are_found(kind: str, tmp_path: Path) -> None:
    if kind == "zip":
        content = {"birds/": b"", "birds/small/": b"", "full/": b"", "full/1.png": b"1", "horses/.DS_Store": b"x"}
        path = zipped(tmp_path, content | {"__MACOSX/": b"", "__MACOSX/._birds": b"x"})
    else:
        path = tmp_path / "set"
        for name in ("birds/small", "full", "horses", "__MACOSX"):
            (path / name).mkdir(parents=True)
        (path / "full" / "1.png").write_bytes(b"1")
        (path / "horses" / ".DS_Store").write_bytes(b"x")
    assert [str(folder) for folder in files.find(path).empty] == ["birds", "horses"]
    assert names(path) == ["full/1.png"]


@pytest.mark.parametrize("kind", ["zip", "folder"])
def test_too_many_folders_are_refused(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 3)
    for index in range(4):
        (tmp_path / "set" / f"{index}").mkdir(parents=True)
    path = zipped(tmp_path, {f"{index}/": b"" for index in range(4)}) if kind == "zip" else tmp_path / "set"
    with pytest.raises(FolderError, match="holds more than 3 files"):
        files.find(path)


@pytest.mark.skipif(sys.platform != "linux", reason="names are always text elsewhere")
def test_name_that_is_no_text_is_shown_as_one(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"cat\xff")).mkdir()
    (tmp_path / os.fsdecode(b"cat\xff") / os.fsdecode(b"1\xfe.png")).write_bytes(b"1")
    (file,) = find_files(tmp_path)
    assert (str(file.path), file.read()) == ("cat?/1?.png", b"1")


def test_links_in_a_zip_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "set.zip"
    link = zipfile.ZipInfo("cat/link.png")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("cat/1.png", b"1")
        written.writestr(link, "/etc/passwd")
    assert names(path) == ["cat/1.png"]


def test_links_and_pipes_in_a_folder_are_left_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.png").write_bytes(b"secret")
    inside = tmp_path / "inside"
    (inside / "cat").mkdir(parents=True)
    (inside / "cat" / "1.png").write_bytes(b"1")
    (inside / "cat" / "link.png").symlink_to(outside / "secret.png")
    (inside / "dog").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    os.mkfifo(inside / "cat" / "pipe.png")
    assert names(inside) == ["cat/1.png"]


def test_zip_that_unpacks_to_far_more_than_its_size_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {f"cat/{index}.png": bytes(20_000_000) for index in range(3)})
    with pytest.raises(FolderError, match="more than 200 times its size"):
        find_files(path)


def test_zip_that_unpacks_to_more_than_the_bound_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_UNPACKED_BYTES", 1000)
    with pytest.raises(FolderError, match="unpacks to more than"):
        find_files(zipped(tmp_path, {"cat/1.png": bytes(1001)}))


@pytest.mark.parametrize("kind", ["zip", "folder"])
def test_file_above_the_bound_is_not_read(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 10)
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "1.png").write_bytes(bytes(11))
    path = zipped(tmp_path, {"1.png": bytes(11)}) if kind == "zip" else tmp_path / "set"
    with pytest.raises(OSError, match="too large"):
        find_files(path)[0].read()


@pytest.mark.parametrize("kind", ["zip", "folder"])
def test_too_many_files_are_refused(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 3)
    (tmp_path / "set").mkdir()
    for index in range(4):
        (tmp_path / "set" / f"{index}.png").write_bytes(b"1")
    path = zipped(tmp_path, {f"{index}.png": b"1" for index in range(4)}) if kind == "zip" else tmp_path / "set"
    with pytest.raises(FolderError, match="holds more than 3 files"):
        find_files(path)


@pytest.mark.parametrize("kind", ["zip", "folder"])
def test_folders_nested_too_deep_are_refused(kind: str, tmp_path: Path) -> None:
    deep = "/".join("d" * (files.MAX_DEPTH + 1)) + "/1.png"
    (tmp_path / "set" / deep).parent.mkdir(parents=True)
    (tmp_path / "set" / deep).write_bytes(b"1")
    path = zipped(tmp_path, {deep: b"1"}) if kind == "zip" else tmp_path / "set"
    with pytest.raises(FolderError, match="nests folders more than 12 deep"):
        find_files(path)


def test_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"cat/1.png": b"1"})
    content = path.read_bytes()
    directory = content.index(b"PK\x01\x02")
    path.write_bytes(content[: directory + 8] + b"\x01" + content[directory + 9 :])
    with pytest.raises(FolderError, match="locked with a password"):
        find_files(path)


def test_damaged_member_is_an_error_of_reading(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"cat/1.png": b"1" * 1000}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"1" * 1000, b"2" * 1000))
    with pytest.raises(OSError, match=r"cat/1\.png is damaged"):
        find_files(path)[0].read()


def test_zip_cut_short_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {f"{index}.png": bytes(range(256)) for index in range(20)})
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(
        FolderError, match=r"learns from pictures, in class folders or in a zip of them: set\.zip is neither\."
    ):
        find_files(path)


def test_zip_with_a_damaged_directory_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"1.png": b"1"})
    path.write_bytes(path.read_bytes().replace(b"PK\x01\x02", b"XXXX"))
    with pytest.raises(FolderError, match="is damaged"):
        find_files(path)


@pytest.mark.parametrize("name", [".", "./", "cat/", "cat\\"])
def test_entry_that_is_a_folder_is_no_file(name: str, tmp_path: Path) -> None:
    assert names(zipped(tmp_path, {name: b"", "cat/1.png": b"1"})) == ["cat/1.png"]


@settings(max_examples=200)
@given(data=st.data())
def test_damaged_zip_raises_nothing_else(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as place:
        compression = data.draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA]))
        path = zipped(Path(place), {"cat/1.png": b"one" * 9, "dog/2.png": b"two" * 9}, compression)
        content = bytearray(path.read_bytes())
        for position in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
            content[position] = data.draw(st.integers(0, 255))
        path.write_bytes(content)
        with contextlib.suppress(FolderError):
            for file in find_files(path):
                with contextlib.suppress(OSError):
                    file.read()


def test_zip_inside_a_zip_is_a_file_like_any_other(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as written:
        written.writestr("cat/1.png", b"1")
    assert names(zipped(tmp_path, {"cat/inner.zip": inner.getvalue()})) == ["cat/inner.zip"]


def test_nothing_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=r"There is no .*missing\."):
        find_files(tmp_path / "missing")
