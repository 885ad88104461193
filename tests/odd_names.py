"""Names that learners give and no page may obey, pictures in folders of such names, and networks that know them."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
from PIL import Image

from lessons.data.dataset import SPLITS
from lessons.data.own.collection import OwnPictures
from lessons.training.reports import recordings
from lessons.training.run.architecture import pack
from lessons.training.run.history import State
from lessons.training.server.store import Store
from tests.training.patience import wait_until

LEARNER = "ada"
NAMES = (
    "# **bold** ~~x~~ | a | 😀",
    "[x](http:) :material_home: `code` {number} $x^2$",
    "a\nb\t<i>i<b> &amp; <script>x www.evil.com",
)
"""Each would be something else in Markdown, HTML or a format; a zip can hold folders of these names."""


def zipped(names: Sequence[str], count: int = 6) -> bytes:
    """A zip with `count` small pictures for each split in a folder of each name."""
    random = np.random.default_rng(0)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for split, name, number in product(SPLITS, names, range(count)):
            picture = io.BytesIO()
            Image.fromarray(random.integers(0, 256, (16, 16, 3), np.uint8)).save(picture, "PNG")
            archive.writestr(f"{split}/{name}/{number}.png", picture.getvalue())
    return out.getvalue()


def bring(kept: OwnPictures, names: Sequence[str], file_name: str = "pets.zip") -> str:
    """Brings such pictures as the learner does, and waits until they were looked at; their name."""
    brought = kept.add_zip(LEARNER, file_name, io.BytesIO(zipped(names)))
    wait_until(lambda: kept.check(brought).progress.state != "running")
    assert kept.check(brought).progress.state == "done", kept.check(brought).progress.sentence
    return brought


def learn(store: Store, lesson: str, recorded: tuple[str, str], names: Sequence[str], data: str = "") -> str:
    """A run of the lesson that came out as a recording did, with other classes, and other data if any; its id."""
    record = recordings.load(*recorded)
    run = store.create(replace(record.spec, data=data or record.spec.data), LEARNER, lesson)
    store.set_architecture(run, replace(record.architecture, class_names=tuple(names)))
    for epoch in (0, record.best_epoch or 0):
        store.add_weights(run, epoch, pack([array for layer in record.layers(epoch) for array in layer.weights]))
    for point in record.epoch_points[: record.best_epoch]:
        store.add_point(run, point)
    store.set_state(run, State("done"))
    return run
