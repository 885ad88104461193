"""A data set as a zip with one folder a class, for a program that runs elsewhere."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from lessons.data.dataset import SPLITS, Split
from lessons.data.pictures import Pixels
from lessons.data.registry import describe, load

Maker = Callable[[], bytes]

QUALITY = 90
"""Of JPEG: thousands of noisy photographs as PNG would fill the server's memory."""
NICENESS = 5
_ROOT = Path(__file__).parents[2]
_PROGRAM = "import sys; from lessons.data import archive; archive.main(sys.argv[1])"


def maker(name: str) -> Maker:
    """A function that makes the set's zip, so that it is made only for who asks.

    A process of its own does it: drawing and packing thousands of pictures takes seconds that no page must wait.
    """

    def make() -> bytes:
        command = [sys.executable, "-c", _PROGRAM, name]
        done = subprocess.run(command, cwd=_ROOT, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)  # noqa: S603 - our own program, and no shell
        return done.stdout

    return make


def path(split: Split, class_name: str, number: int, channels: int) -> str:
    """Where a picture lies in the zip of its set; `number` is its place in the split. A class has one folder."""
    return f"{split}/{class_name.replace('/', '-')}/{number:05}.{'png' if channels == 1 else 'jpg'}"


def zipped(name: str) -> bytes:
    """A set of the registry, picture by picture where `path` says: grey ones as PNG, colour as JPEG.

    Raises ValueError where there is no such set, FileNotFoundError where it must be downloaded first.
    """
    out = io.BytesIO()
    classes = describe(name).class_names
    with zipfile.ZipFile(out, "w") as archive:
        for split in SPLITS:
            data = load(name, split)
            for number, (pixels, label) in enumerate(zip(data.images, data.labels, strict=True)):
                archive.writestr(path(split, classes[label], number, pixels.shape[2]), _file(pixels))
    return out.getvalue()


def main(name: str) -> None:
    """What the process does: writes the set's zip to its output."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    sys.stdout.buffer.write(zipped(name))


def _file(pixels: Pixels) -> bytes:
    out = io.BytesIO()
    if pixels.shape[2] == 1:
        Image.fromarray(pixels[..., 0]).save(out, "PNG", compress_level=1)
    else:
        Image.fromarray(pixels).save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
