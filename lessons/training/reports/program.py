"""The Keras program that does what a run does, and the files that it reads."""

from collections.abc import Callable, Sequence

from lessons.data import registry
from lessons.kinds.pictures import FROM_PACKAGES
from lessons.networks import NETWORKS
from lessons.networks.bases import IMAGENET, Base
from lessons.training.reports import layer_code, vectors
from lessons.training.reports.augmentation_code import keras_layers
from lessons.training.reports.fit_code import fit
from lessons.training.run.architecture import expected
from lessons.training.run.spec import TrainingSpec
from lessons.training.settings import for_its_classes


def program(run: TrainingSpec, then: Sequence[str] = ()) -> str:
    """The Keras program that trains the network of `run`, and afterwards the lines `then`."""
    run = for_its_classes(run)
    return "\n".join(
        [*reading(run), "", *_seen_by_base(run), *_model(run), "", *fit(run), *(["", *then] if then else [])]
    )


def attachments(run: TrainingSpec) -> dict[str, Callable[[], bytes]]:
    """The files that the program reads, by name, made when asked for."""
    base = _base(run)
    started = {vectors.FILE: vectors.find(run.vectors).to_text} if run.vectors else {}
    return {**run.kind.files(run.data), **started, **({base.file.name: base.file.read_bytes} if base else {})}


def reading(run: TrainingSpec) -> list[str]:
    """The program's lines that load the data of `run`, as its kind does, and NumPy and Keras with it."""
    lines = run.kind.reading_code(run)
    if run.per_class is not None:
        lines += [
            f"order = np.random.default_rng({run.seed}).permutation(len(train))",
            f"chosen = [order[train_labels[order] == label][:{run.per_class}] for label in np.unique(train_labels)]",
            "train, train_labels = train[np.concatenate(chosen)], train_labels[np.concatenate(chosen)]",
        ]
    if run.network_options.get("every_step"):
        lines += [
            "# A target for every step of a window: the value behind it.",
            "train_labels = np.column_stack([train[:, 1:], train_labels])",
            "validation_labels = np.column_stack([validation[:, 1:], validation_labels])",
        ]
    if run.leak:
        lines += [
            "# The leak: validation pictures that are training pictures, too.",
            "seen = np.linspace(0, len(train) - 1, min(len(train), len(validation))).round().astype(int)",
            "validation, validation_labels = train[seen], train_labels[seen]",
        ]
    return lines


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
        *(vectors.code(run) if run.vectors else []),
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
