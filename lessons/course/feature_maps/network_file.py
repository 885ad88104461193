"""A network from a learner's own `.keras` file, as the explorer shows it, and the Keras program that does the same."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lessons.course.feature_maps import train
from lessons.course.feature_maps.explore import Picture
from lessons.figures import png
from lessons.maths.layers import LAYERS
from lessons.maths.network import Layer
from lessons.training.reports import keras_file, program
from lessons.training.reports.keras_file import Network
from lessons.training.run.architecture import Architecture, CountedLayer
from lessons.training.run.history import Point, State, TrainingRecord
from lessons.training.run.spec import TrainingSpec

PICTURES = {1: "digits", 3: "textures"}
"""The data set whose pictures a network is shown, by the number of channels that it reads."""
TEXTS = TrainingSpec(data="reviews", network="pooled-embedding")
"""Stands for what a network on texts has learned from, which its file does not say."""
EPOCH = 1
"""The only one: a file holds a network as it was saved."""


class FileRecord(TrainingRecord):
    """The network of a file, as a run whose training nobody saw."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.spec = TEXTS if network.reads_words else _pictures(network)

    @property
    def state(self) -> State:
        return State("done")

    @property
    def points(self) -> Sequence[Point]:
        return ()

    @property
    def architecture(self) -> Architecture:
        plans = [CountedLayer(layer.class_name, layer.config, len(layer.weights)) for layer in self.network.layers]
        names = self.network.class_names or tuple(f"class {number}" for number in range(self.network.classes))
        return Architecture(tuple(plans), names, self.network.input_shape, self.network.item)

    @property
    def epochs_with_weights(self) -> tuple[int, ...]:
        return (EPOCH,)

    def layers(self, epoch: int) -> tuple[Layer, ...]:
        if epoch != EPOCH:
            raise LookupError("A file holds a network as it was saved.")
        return self.network.layers

    def substitutes(self, epoch: int) -> Mapping[str, int]:
        return {}


def _pictures(network: Network) -> TrainingSpec:
    side, _, channels = network.input_shape
    return TrainingSpec(data=PICTURES[channels], image_size=side)


def scales(network: Network) -> bool:
    """Whether the network itself brings the pixels of a picture, 0 to 255, to the numbers that it computes with."""
    return any(layer.class_name == "Rescaling" for layer in network.layers)


def idle(network: Network) -> tuple[str, ...]:
    """The classes of its layers that act in training alone."""
    return tuple(dict.fromkeys(layer.class_name for layer in network.layers if LAYERS[layer.class_name].idle))


def with_scale(network: Network) -> Network:
    """The network behind a layer that divides by 255, for one that was trained on pixels from 0 to 1."""
    scale = Layer("Rescaling", {"name": "pixels_from_0_to_1", "scale": 1 / 255, "offset": 0.0})
    return replace(network, layers=(scale, *network.layers))


def code(record: TrainingRecord) -> str:
    """The Keras program that makes the feature maps of a run, or of a file's network for one picture."""
    if not isinstance(record, FileRecord):
        return train.code(record.spec)
    mode = "grayscale" if record.network.input_shape[2] == 1 else "rgb"
    return "\n".join([
        "import keras",
        "",
        'model = keras.saving.load_model("network.keras")',
        "model.summary()",
        "",
        f'picture = keras.utils.load_img("picture.png", color_mode="{mode}")',
        "picture = keras.utils.img_to_array(picture)[None]",
        "maps = keras.Model(model.inputs[0], [layer.output for layer in model.layers])",
        "for layer, output in zip(model.layers, maps(picture, training=False)):",
        "    print(layer.name, output.shape)",
        "print(model.predict(picture).round(3))",
    ])  # fmt: skip


def attachments(record: TrainingRecord, picture: Picture) -> Mapping[str, Callable[[], bytes]]:
    """The files that the program reads, by name."""
    if not isinstance(record, FileRecord):
        return program.attachments(record.spec)
    return {
        "network.keras": lambda: keras_file.write(record.network),
        "picture.png": lambda: png.exact(picture.image),
    }
