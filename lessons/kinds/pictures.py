"""Pictures: how they become arrays, and how a program loads the same."""

from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

from lessons.data import archive, registry
from lessons.data.dataset import Dataset
from lessons.data.own import folder as own
from lessons.kinds.code import limit, stem
from lessons.kinds.encoding import PictureInput
from lessons.kinds.kind import Examples, Kind, Progress, Spec
from lessons.kinds.meaning import Classes

_LINE = 88

FROM_PACKAGES = {
    "digits": (
        "import keras",
        "import numpy as np",
        "from sklearn.datasets import load_digits",
        "from sklearn.model_selection import train_test_split",
        "",
        "digits = load_digits()",
        'images = keras.ops.image.resize(digits.images[..., None] * 255 / 16, (28, 28), interpolation="bilinear")',
        "train, validation, train_labels, validation_labels = train_test_split(",
        "    np.array(images), digits.target, test_size=0.2, stratify=digits.target, random_state=0",
        ")",
    ),
    "mnist": (
        "import keras",
        "import numpy as np",
        "",
        "(train, train_labels), (validation, validation_labels) = keras.datasets.mnist.load_data()",
        "train, validation = train[..., None], validation[..., None]",
    ),
    "fashion-mnist": (
        "import keras",
        "import numpy as np",
        "",
        "(train, train_labels), (validation, validation_labels) = keras.datasets.fashion_mnist.load_data()",
        "train, validation = train[..., None], validation[..., None]",
    ),
}
"""How a program loads what a package ships, as the arrays train, train_labels, validation and validation_labels."""


def _read_own(path: Path) -> tuple[Dataset, Dataset]:
    return own.read(path, "train"), own.read(path, "validation")


def _encode(spec: Spec, train: Dataset, validation: Dataset, progress: Progress) -> Examples:
    """Squares of the side `image_size`; a limit takes pictures evenly from the whole training set, of every class."""
    train = train.evenly(spec.examples)
    total, numbers = len(train) + len(validation), count(1)

    def tell() -> None:
        progress(next(numbers), total)

    inputs, targets = train.arrays(spec.image_size, tell)
    encoding, meaning = PictureInput(inputs.shape[1:]), Classes(train.class_names)
    return Examples(inputs, targets, *validation.arrays(spec.image_size, tell), encoding, meaning)


def _outline(spec: Spec) -> tuple[PictureInput, Classes]:
    row = registry.describe(spec.data)
    return PictureInput((spec.image_size, spec.image_size, row.shape[2])), Classes(row.class_names)


def _files(data: str) -> Mapping[str, Callable[[], bytes]]:
    """The zip that the reading code unpacks.

    None where a package ships the data, nor where it was downloaded: those sets can be too large to be packed.
    """
    if data in FROM_PACKAGES or _is_downloaded(data):
        return {}
    return {f"{stem(data, 'pictures')}.zip": archive.maker(data)}


def folder(data: str) -> tuple[str, str]:
    """The folder from which a program reads a set that no package ships, and the line that makes it."""
    name = stem(data, "pictures")
    if _is_downloaded(data):
        return name, f"# {name}/train and {name}/validation hold the course's pictures, a folder a class."
    return name, f'zipfile.ZipFile("{name}.zip").extractall("{name}")'


def naming(data: str) -> list[str]:
    """The lines that name the folders of the classes in the order of their labels.

    Keras would number those that it finds, which is another order where a class has no picture.
    """
    names = [f'"{folder}"' for folder in archive.folders(registry.describe(data).class_names)]
    line = f"classes = [{', '.join(names)}]"
    if len(line) <= _LINE:
        return [line]
    in_line = max(1, _LINE // (max(map(len, names)) + 2))
    rows = (", ".join(names[first : first + in_line]) for first in range(0, len(names), in_line))
    return ["classes = [", *(f"    {row}," for row in rows), "]"]


def _reading_code(spec: Spec) -> list[str]:
    return [*(FROM_PACKAGES.get(spec.data) or _reading_zip(spec)), *limit(spec)]


def _reading_zip(spec: Spec) -> list[str]:
    name, unpack = folder(spec.data)
    side, grey = spec.image_size, registry.describe(spec.data).shape[2] == 1 and not spec.base
    colour = ', "color_mode": "grayscale"' if grey else ""
    return [
        "import zipfile",
        "",
        "import keras",
        "import numpy as np",
        "",
        unpack,
        *naming(spec.data),
        f'read = {{"image_size": ({side}, {side}), "batch_size": None, "shuffle": False{colour}}}',
        "train, train_labels = zip(",
        f'    *keras.utils.image_dataset_from_directory("{name}/train", class_names=classes, **read)',
        ")",
        "validation, validation_labels = zip(",
        f'    *keras.utils.image_dataset_from_directory("{name}/validation", class_names=classes, **read)',
        ")",
        "train, train_labels = np.array(train), np.array(train_labels)",
        "validation, validation_labels = np.array(validation), np.array(validation_labels)",
    ]


def _is_downloaded(data: str) -> bool:
    row = registry.ROWS.get(data)
    return row is not None and row.download is not None


PICTURES = Kind(
    name="pictures",
    unit="pictures",
    contents="pictures",
    tasks=("classification",),
    options={},
    read_own=_read_own,
    encode=_encode,
    outline=_outline,
    reading_code=_reading_code,
    files=_files,
)
