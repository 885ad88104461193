"""A data set as a zip with one folder a class, for a program that runs elsewhere."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from PIL import Image

from lessons.data.dataset import SPLITS, Split
from lessons.data.pictures import Pixels
from lessons.data.registry import ROWS, load

Maker = Callable[[], bytes]

QUALITY = 90
"""Of JPEG: thousands of noisy photographs as PNG would fill the server's memory."""
NICENESS = 5
_FORBIDDEN = "<>:\"/\\|?*'"
_LONGEST = 60
_ROOT = Path(__file__).parents[2]
_PROGRAM = "import sys; from lessons.data import archive; archive.main(sys.argv[1])"
_PACKING = Lock()


def maker(name: str) -> Maker:
    """A function that makes the set's zip, so that it is made only for who asks.

    A process of its own does it: drawing and packing thousands of pictures takes seconds that no page must wait. A
    whole class may ask at once, so one set is packed at a time, and one of the registry only once.
    """

    def make() -> bytes:
        with _PACKING:
            if name not in ROWS:
                return _packed(name)
            path = Path(_folder().name, f"{name}.zip")
            if path.exists():
                return path.read_bytes()
            packed = _packed(name)
            _keep(path, packed)
            return packed

    return make


def _packed(name: str) -> bytes:
    command = [sys.executable, "-c", _PROGRAM, name]
    done = subprocess.run(command, cwd=_ROOT, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)  # noqa: S603 - our own program, and no shell
    return done.stdout


def _keep(path: Path, packed: bytes) -> None:
    """Writes the file whole or not at all: on a full disk the set is packed again the next time."""
    part = path.with_suffix(".part")
    with suppress(OSError):
        part.write_bytes(packed)
        part.replace(path)


@cache
def _folder() -> TemporaryDirectory[str]:
    """Where the zips of the registry's sets lie until the process ends."""
    return TemporaryDirectory(prefix="layerscope-")


def folders(class_names: Sequence[str]) -> list[str]:
    """The folder of each class: its name, where every system can have such a folder and tell it from the others."""
    found: dict[str, str] = {}
    for each in class_names:
        cut = "".join(mark if mark.isprintable() and mark not in _FORBIDDEN else "-" for mark in each)[:_LONGEST]
        name = cut.strip(" .") or "-"
        names = chain([name], (f"{name} ({number})" for number in count(2)))
        unused = next(each for each in names if each.casefold() not in found)
        found[unused.casefold()] = unused
    return list(found.values())


def path(split: Split, folder: str, number: int, channels: int) -> str:
    """Where a picture lies in the zip of its set: `folder` is that of its class, `number` its place in the split."""
    return f"{split}/{folder}/{number:05}.{'png' if channels == 1 else 'jpg'}"


def to_zip(name: str) -> bytes:
    """A set of the registry, picture by picture where `path` says: grey ones as PNG, colour as JPEG.

    A class without pictures in a split has its folder all the same.

    Raises ValueError where there is no such set, FileNotFoundError where it is not on this computer.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for split in SPLITS:
            data = load(name, split)
            classes = folders(data.class_names)
            for number, (pixels, label) in enumerate(zip(data.images, data.labels, strict=True)):
                archive.writestr(path(split, classes[label], number, pixels.shape[2]), _file(pixels))
            for label in set(range(len(classes))) - set(data.labels.tolist()):
                archive.mkdir(f"{split}/{classes[label]}")
    return out.getvalue()


def main(name: str) -> None:
    """What the process does: writes the set's zip to its output."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    sys.stdout.buffer.write(to_zip(name))


def _file(pixels: Pixels) -> bytes:
    out = io.BytesIO()
    if pixels.shape[2] == 1:
        Image.fromarray(pixels[..., 0]).save(out, "PNG", compress_level=1)
    else:
        Image.fromarray(pixels).save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
