"""Sets that we draw: each picture from a seed of its own, when it is asked for; whole splits are kept on disk."""

import hashlib
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np

from lessons.data.dataset import SPLITS, Dataset, Labels, LazyPictures, Row, Split, Tell, silent, squares
from lessons.data.pictures import Pixels
from lessons.home import home

ORIGIN = "Drawn by Layerscope, from a seed"
LICENCE = "MIT"

_MANY = 500
"""This many pictures or more take longer to draw than another process takes to start."""
_CACHE = 24
"""At most this many pictures of a split stay in memory, in less than 2 MB: a change often shows one again."""
_ROOT = Path(__file__).parents[4]
_PROGRAM = """
import sys
from lessons.data import load
from lessons.data.dataset import squares
name, split, size, start = sys.argv[1:]
sys.stdout.buffer.write(squares(load(name, split).images[int(start):], int(size), threads=1).tobytes())
"""

Draw = Callable[[int, Split, np.random.Generator], Pixels]
"""Draws one picture of a label: a class's index. What it varies, it asks the generator for."""


@dataclass(frozen=True)
class DrawnDataset(Dataset):
    """A drawn split, whose arrays are kept on disk once they are made.

    Attributes:
        name, split: what it is in the registry.
    """

    name: str = field(kw_only=True)
    split: Split = field(kw_only=True)

    def arrays(self, size: int, tell: Tell = silent) -> tuple[Pixels, Labels]:
        """As every set's, but read-only and mapped from disk from the second time on."""
        path = home() / "drawings" / f"{self.name}-{self.split}-{size}-{_drawn_by()}.npy"
        try:
            return np.load(path, mmap_mode="r"), self.labels
        except (OSError, EOFError, ValueError):  # not drawn yet, or the file is damaged
            pictures = self._drawn(size, tell)
            _keep(path, pictures)
            return pictures, self.labels

    def _drawn(self, size: int, tell: Tell) -> Pixels:
        """All pictures; the second half of many by a process of its own, for threads that draw only wait in turns."""
        if len(self) < _MANY:
            return squares(self.images, size, threads=1, tell=tell)
        half = len(self) // 2

        def tell_of_two() -> None:
            tell()
            tell()

        command = [sys.executable, "-c", _PROGRAM, self.name, self.split, str(size), str(half)]
        with subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as helper:  # noqa: S603 - our own program, and no shell
            try:
                first = squares(self.images[:half], size, threads=1, tell=tell_of_two)
            except BaseException:
                helper.kill()
                raise
            sent, _ = helper.communicate()
        if helper.returncode != 0:
            return np.concatenate([first, squares(self.images[half:], size, threads=1)])
        return np.concatenate([first, np.frombuffer(sent, np.uint8).reshape(-1, *first.shape[1:])])


def row(
    *,
    name: str,
    title: str,
    class_names: tuple[str, ...],
    shape: tuple[int, int, int],
    counts: Mapping[Split, tuple[int, ...]],
    draw: Draw,
    preparation: str,
    split: str,
) -> Row:
    """The row of a drawn set; `counts` says how many pictures each class has in either split."""

    @lru_cache
    def load(chosen: Split) -> Dataset:
        labels = _mixed_labels(name, chosen, counts[chosen])

        @lru_cache(maxsize=_CACHE)
        def picture(index: int) -> Pixels:
            pixels = draw(int(labels[index]), chosen, generator(name, chosen, index))
            pixels.setflags(write=False)
            return pixels

        return DrawnDataset(
            LazyPictures(range(len(labels)), picture),
            labels,
            class_names,
            ORIGIN,
            LICENCE,
            name=name,
            split=chosen,
        )

    return Row(
        name=name,
        title=title,
        class_names=class_names,
        shape=shape,
        train=sum(counts["train"]),
        validation=sum(counts["validation"]),
        origin=ORIGIN,
        licence=LICENCE,
        preparation=preparation,
        split=split,
        load=load,
    )


def _mixed_labels(name: str, split: Split, counts: tuple[int, ...]) -> Labels:
    return generator(name, split).permutation(np.repeat(np.arange(len(counts), dtype=np.int64), counts))


def generator(name: str, split: Split, *index: int) -> np.random.Generator:
    """Random numbers that belong to one split of one set, or to one of its pictures."""
    return np.random.default_rng((zlib.crc32(name.encode()), SPLITS.index(split), *index))


@lru_cache
def _drawn_by() -> str:
    """A mark of the code that draws: pictures drawn by another version are not mistaken for this one's."""
    code = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return hashlib.sha256(code).hexdigest()[:12]


def _keep(path: Path, pictures: Pixels) -> None:
    """Write the file whole or not at all, in place of those of other versions; on a full disk there is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            written = Path(folder, path.name)
            np.save(written, pictures)
            written.replace(path)
        for other in path.parent.glob(f"{path.stem.rpartition('-')[0]}-*.npy"):
            if other != path:
                other.unlink(missing_ok=True)
    except OSError:  # the pictures are in memory, and are drawn again the next time
        return
