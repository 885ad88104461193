"""The Keras program that does what a run does, and the files that it reads."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from lessons.data import archive, registry
from lessons.networks import NETWORKS
from lessons.networks.bases import IMAGENET, Base
from lessons.training.reports import layer_code
from lessons.training.reports.augmentation_code import keras_layers
from lessons.training.reports.fit_code import fit
from lessons.training.run.architecture import expected
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import for_its_classes

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


def program(run: TrainingSpec, then: Sequence[str] = ()) -> str:
    """The Keras program that trains the network of `run`, and afterwards the lines `then`."""
    run = for_its_classes(run)
    return "\n".join(
        [*reading(run), "", *_seen_by_base(run), *_model(run), "", *fit(run), *(["", *then] if then else [])]
    )


def attachments(run: TrainingSpec) -> dict[str, Callable[[], bytes]]:
    """The files that the program reads, by name, made when asked for.

    No pictures where a package ships the data, nor where it was downloaded: those sets can be too large to be packed.
    """
    base = _base(run)
    files = {base.file.name: base.file.read_bytes} if base else {}
    if run.data in FROM_PACKAGES or _is_downloaded(run.data):
        return files
    return {f"{_name(run.data)}.zip": archive.maker(run.data)} | files


def folder(data: str) -> tuple[str, str]:
    """The folder from which a program reads a set that no package ships, and the line that makes it."""
    name = _name(data)
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


def reading(run: TrainingSpec) -> list[str]:
    """The program's lines that load the data of `run`, as FROM_PACKAGES says, and NumPy and Keras with it."""
    lines = [*(FROM_PACKAGES.get(run.data) or _reading_zip(run))]
    if run.examples is not None:
        lines += [
            f"chosen = np.linspace(0, len(train) - 1, min({run.examples}, len(train))).round().astype(int)",
            "train, train_labels = train[chosen], train_labels[chosen]",
        ]
    if run.per_class is not None:
        lines += [
            f"order = np.random.default_rng({run.seed}).permutation(len(train))",
            f"chosen = [order[train_labels[order] == label][:{run.per_class}] for label in np.unique(train_labels)]",
            "train, train_labels = train[np.concatenate(chosen)], train_labels[np.concatenate(chosen)]",
        ]
    if run.leak:
        lines += [
            "# The leak: validation pictures that are training pictures, too.",
            "seen = np.linspace(0, len(train) - 1, min(len(train), len(validation))).round().astype(int)",
            "validation, validation_labels = train[seen], train_labels[seen]",
        ]
    return lines


def _reading_zip(run: TrainingSpec) -> list[str]:
    name, unpack = folder(run.data)
    side, grey = run.image_size, registry.describe(run.data).shape[2] == 1 and not run.base
    colour = ', "color_mode": "grayscale"' if grey else ""
    return [
        "import zipfile",
        "",
        "import keras",
        "import numpy as np",
        "",
        unpack,
        *naming(run.data),
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


def _name(data: str) -> str:
    """What the program calls its pictures: a learner's own after their zip or folder."""
    return re.sub(r"\W+", "-", Path(data).stem).strip("-") or "pictures"


def _is_downloaded(data: str) -> bool:
    row = registry.ROWS.get(data)
    return row is not None and row.download is not None


def _seen_by_base(run: TrainingSpec) -> list[str]:
    """The lines in which a base of ImageNet answers to the pictures, once; none where the run has no such base."""
    if not run.base:
        return []
    row, shape = IMAGENET[run.base], (run.image_size, run.image_size, 3)
    fitting = f"    pictures = np.array(keras.ops.image.resize(np.repeat(pictures, 3, axis=3), {shape[:2]}))"
    return [
        f'whole = keras.applications.{row.function}(weights="imagenet", include_top=False, input_shape={shape})',
        f'maps = whole.get_layer("{row.cut}").output',
        "base = keras.Model(whole.input, keras.layers.GlobalAveragePooling2D()(maps))",
        "",
        "",
        "def answers(pictures):",
        *([fitting] if run.data in FROM_PACKAGES else []),
        f"    return base.predict(keras.applications.{row.module}.preprocess_input(pictures))",
        "",
        "",
        "# The base never changes, so it sees every picture once; only the head learns.",
        "train, validation = answers(train), answers(validation)",
        "",
    ]


def _model(run: TrainingSpec) -> list[str]:
    network = expected(run)
    layers = [*keras_layers(run.augmentation), *map(layer_code.call, network.layers)]
    return [
        f"keras.utils.set_random_seed({run.seed})",
        "model = keras.Sequential([",
        f"    keras.Input({network.input_shape}),",
        *(f"    keras.layers.{layer}," for layer in layers),
        "])",
        *_starting_from(_base(run)),
        "model.summary()",
    ]


def _base(run: TrainingSpec) -> Base | None:
    """What the run's network starts from, where it was not a random start."""
    bases = NETWORKS[run.network].bases(run.network_options)
    return bases[registry.describe(run.data).shape[2]] if bases else None


def _starting_from(base: Base | None) -> list[str]:
    if base is None:
        return []
    return [
        f'base = np.load("{base.file.name}")',
        "convolutions = [layer for layer in model.layers if isinstance(layer, keras.layers.Conv2D)]",
        "for number, layer in enumerate(convolutions):",
        '    layer.set_weights([base[f"{2 * number}"], base[f"{2 * number + 1}"]])',
    ]
