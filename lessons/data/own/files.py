"""The files of a folder or of a zip, read one by one and never unpacked; nothing outside it is ever reached."""

import os
import re
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from threading import Lock

MAX_FILES = 100_000
MAX_FILE_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 4_000_000_000
MAX_RATIO = 200
"""A zip that unpacks to more than this many times its own size is no collection of pictures: these hardly shrink."""
MAX_DEPTH = 12
ONLY_PICTURES = "This lesson learns from pictures, in class folders or in a zip of them"

_HARMLESS_BYTES = 50_000_000
_JUNK = {"__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "_ds_store", "icon\r", "@eadir"}
_READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
_METHODS = {9: "Deflate64", 93: "Zstandard", 95: "XZ", 98: "PPMd"}
_DRIVE = re.compile(r"[A-Za-z]:(?:/|$)")
_UTF8 = 0x800
"""Of the flags of a zip's member: its name is UTF-8."""


class FolderError(ValueError):
    """A folder or a zip cannot be used; the message is one sentence for the learner."""


@dataclass(frozen=True)
class File:
    """One file: its path inside the folder or zip, its size in bytes, and how to read it.

    `read` raises OSError where the file is damaged, gone or above `MAX_FILE_BYTES`.
    """

    path: PurePosixPath
    size: int
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Listing:
    """What is in a folder or zip: its files, sorted by their paths, and the folders in which there is none."""

    files: list[File]
    empty: list[PurePosixPath]


def find_files(path: Path) -> list[File]:
    """The files of `find`."""
    return find(path).files


def find(path: Path) -> Listing:
    """What is inside the folder or zip at `path`; names are composed (NFC), however a system has written them.

    Left out are links, and what systems leave behind: `__MACOSX`, `Thumbs.db`, and all that begins with a dot.

    Raises:
        FolderError: there is no such folder or zip, it exceeds the bounds above, or is packed in a way we cannot read.
    """
    if path.is_dir():
        found = _in_folder(path, path, PurePosixPath())
    elif zipfile.is_zipfile(path):
        found = _in_zip(path)
    else:
        raise FolderError(f"{ONLY_PICTURES}: {path.name} is neither." if path.exists() else f"There is no {path}.")
    files: dict[PurePosixPath, File] = {}
    folders: set[PurePosixPath] = set()
    for entry in found:
        if len(files) + len(folders) == MAX_FILES:
            raise FolderError(f"{path.name} holds more than {MAX_FILES:,} files.")
        if isinstance(entry, PurePosixPath):
            folders.add(entry)
        elif _is_junk(entry.path):
            folders.add(entry.path.parent)
        else:
            files[entry.path] = entry
    return Listing([files[each] for each in sorted(files)], _empty(folders, files))


def _empty(folders: Collection[PurePosixPath], files: Collection[PurePosixPath]) -> list[PurePosixPath]:
    """Those folders that hold no file at any depth, without what lies in another of them."""
    full = {parent for file in files for parent in file.parents}
    empty = {each for each in folders if each.parts and each not in full and not _is_junk(each)}
    return sorted(each for each in empty if empty.isdisjoint(each.parents))


def _is_junk(path: PurePosixPath) -> bool:
    return any(part.startswith((".", "thumbs.db:")) or part in _JUNK for part in str(path).lower().split("/"))


def _in_folder(root: Path, folder: Path, inside: PurePosixPath) -> Iterator[File | PurePosixPath]:
    _refuse_deep(root, inside)
    with os.scandir(folder) as entries:
        for entry in entries:
            # What is no text in a name cannot be sent to a browser.
            path = inside / _composed(entry.name.encode(errors="replace").decode())
            if entry.is_dir(follow_symlinks=False):
                yield path
                yield from _in_folder(root, Path(entry.path), path)
            elif entry.is_file(follow_symlinks=False):
                yield File(path, entry.stat(follow_symlinks=False).st_size, _folder_reader(Path(entry.path)))


def _folder_reader(path: Path) -> Callable[[], bytes]:
    def read() -> bytes:
        with path.open("rb") as file:
            return _bounded(file.read(MAX_FILE_BYTES + 1))

    return read


def _in_zip(path: Path) -> Iterator[File | PurePosixPath]:
    try:
        archive = zipfile.ZipFile(path)
    except Exception as error:  # damaged bytes lead zipfile to whatever error they like
        raise FolderError(f"{path.name} is damaged and cannot be read.") from error
    _refuse_bomb(path, archive)
    # An archive counts its open members without a lock of its own, and closes its file when it has miscounted.
    lock = Lock()
    for info in {info.filename: info for info in archive.infolist()}.values():
        name = _name(info)
        inner = _inner_path(path, name)
        if not inner.parts or stat.S_ISLNK(info.external_attr >> 16):
            continue
        if name.endswith("/"):
            _refuse_deep(path, inner)
            yield inner
        else:
            _refuse_unreadable(path, info)
            yield File(inner, info.file_size, _zip_reader(archive, lock, info))


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name: a Mac writes it in UTF-8, but does not say so, and takes accents apart."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return _composed(name).replace("\\", "/")


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _refuse_unreadable(path: Path, info: zipfile.ZipInfo) -> None:
    if info.flag_bits & 1:
        raise FolderError(f"{path.name} is locked with a password.")
    if info.compress_type not in _READABLE:
        method = _METHODS.get(info.compress_type, f"number {info.compress_type}")
        raise FolderError(
            f"{path.name} is packed by a method that cannot be read here ({method}): unpack it, and save the zip anew "
            "with your system's own zip."
        )


def _refuse_bomb(path: Path, archive: zipfile.ZipFile) -> None:
    unpacked = sum(info.file_size for info in archive.infolist())
    if unpacked > MAX_UNPACKED_BYTES:
        raise FolderError(f"{path.name} unpacks to more than {MAX_UNPACKED_BYTES / 1e9:.0f} GB, so it is not read.")
    if unpacked > max(_HARMLESS_BYTES, MAX_RATIO * path.stat().st_size):
        raise FolderError(f"{path.name} unpacks to more than {MAX_RATIO} times its size, so it is not read.")


def _inner_path(path: Path, name: str) -> PurePosixPath:
    inner = PurePosixPath(name)
    if inner.is_absolute() or ".." in inner.parts or _DRIVE.match(name):
        raise FolderError(f"{path.name} holds a path that leaves its folder: {name}.")
    _refuse_deep(path, inner.parent)
    return inner


def _refuse_deep(root: Path, folder: PurePosixPath) -> None:
    if len(folder.parts) > MAX_DEPTH:
        raise FolderError(f"{root.name} nests folders more than {MAX_DEPTH} deep.")


def _zip_reader(archive: zipfile.ZipFile, lock: Lock, info: zipfile.ZipInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            with lock, archive.open(info) as file:
                content = file.read(MAX_FILE_BYTES + 1)
        except Exception as error:  # damaged bytes lead the decompressors to whatever error they like
            raise OSError(f"{info.filename} is damaged.") from error
        return _bounded(content)

    return read


def _bounded(content: bytes) -> bytes:
    if len(content) > MAX_FILE_BYTES:
        raise OSError("The file is too large.")
    return content
