"""The zip of a set: every picture in the folder of its split and class."""

import io
import zipfile

import numpy as np
from PIL import Image

from lessons.data import archive, load
from lessons.data.registry import describe


def test_colour_pictures_come_in_folders_as_good_photographs() -> None:
    packed = zipfile.ZipFile(io.BytesIO(archive.maker("happy-or-sad")()))
    for split in ("train", "validation"):
        data = load("happy-or-sad", split)
        for number in range(0, len(data), 25):
            place = archive.path(split, data.class_names[data.labels[number]], number, 3)
            picture = np.asarray(Image.open(io.BytesIO(packed.read(place))), int)
            assert np.abs(picture - data.images[number]).mean() < 6
    assert len(packed.namelist()) == sum(len(load("happy-or-sad", split)) for split in ("train", "validation"))


def test_grey_pictures_are_exact() -> None:
    packed = zipfile.ZipFile(io.BytesIO(archive.zipped("digits")))
    data = load("digits", "validation")
    place = archive.path("validation", data.class_names[data.labels[7]], 7, 1)
    np.testing.assert_array_equal(np.asarray(Image.open(io.BytesIO(packed.read(place)))), data.images[7][..., 0])


def test_every_class_has_one_folder() -> None:
    folders = {archive.path("train", name, 0, 1).rpartition("/")[0] for name in describe("garments").class_names}
    assert len(folders) == 10
    assert all(folder.count("/") == 1 for folder in folders)
