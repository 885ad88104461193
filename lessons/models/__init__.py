"""The course's networks: what can be chosen about each, and where the Keras function that builds it lives.

This table is read by the server, so it names the functions instead of importing them: Keras belongs to the workers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

Options = Mapping[str, int]


@dataclass(frozen=True)
class Option:
    """One whole number a learner may choose about a network, and its range; from 0 to 1 it means no or yes."""

    default: int
    smallest: int
    largest: int


def _through_blocks(options: Options) -> int:
    """The smallest side that is left over by so many blocks of a 3x3 convolution and a 2x2 pooling."""
    side = 1
    for _ in range(options["convolutions"]):
        side = 2 * side + 2
    return side


@dataclass(frozen=True)
class Network:
    """A row of the table: `module` holds the function `build(input_shape, classes, **options)`.

    `smallest_image` gives the smallest side of a picture that a network with these options can read.
    """

    module: str
    smallest_image: Callable[[Options], int]
    options: Mapping[str, Option]

    def complete(self, chosen: Options) -> dict[str, int]:
        """All options: those of `chosen`, and the defaults of the rest."""
        return {name: chosen.get(name, option.default) for name, option in self.options.items()}


class Base(NamedTuple):
    """What a transferred network starts from: the set that it was taught with, and the filters of each of its blocks.

    In the file of its weights, `0`, `1`, ... are kernels and biases by turns, in float16.
    """

    data: str
    blocks: tuple[int, ...]

    @property
    def file(self) -> Path:
        return Path(__file__).parents[2] / "assets" / "bases" / f"{self.data}.npz"


BASES = {1: Base("letters", (32, 64, 64)), 3: Base("animals", (16, 32, 32, 64))}
"""Channels of a picture to its base."""


class ImageNetBase(NamedTuple):
    """A base that Keras ships: `keras.applications.<function>`, cut behind one of its layers.

    It reads pictures of `side` pixels in colour, as the `preprocess_input` of its `module` makes them, and answers with
    `maps` feature maps; up to the cut it has so many `parameters`.
    """

    title: str
    function: str
    module: str
    cut: str
    side: int
    maps: int
    parameters: int


IMAGENET = {
    "mobilenet-v2": ImageNetBase(
        "MobileNetV2, taught with ImageNet", "MobileNetV2", "mobilenet_v2", "out_relu", 96, 1280, 2_257_984
    ),
    "inception-v3": ImageNetBase(
        "InceptionV3 up to mixed7, taught with ImageNet", "InceptionV3", "inception_v3", "mixed7", 150, 768, 8_975_264
    ),
}

NETWORKS: dict[str, Network] = {
    "dense": Network(
        "lessons.models.dense",
        smallest_image=lambda options: 1,
        options={"units": Option(128, 1, 1024), "layers": Option(1, 1, 3), "divided": Option(1, 0, 1)},
    ),
    "digits-cnn": Network(
        "lessons.models.digits_cnn",
        smallest_image=_through_blocks,
        options={"filters": Option(16, 4, 64), "convolutions": Option(1, 1, 2), "dense": Option(128, 16, 512)},
    ),
    "tiny-vgg": Network(
        "lessons.models.tiny_vgg", smallest_image=lambda options: 16, options={"filters": Option(10, 4, 32)}
    ),
    "pictures-cnn": Network(
        "lessons.models.pictures_cnn",
        smallest_image=_through_blocks,
        options={
            "filters": Option(16, 4, 64),
            "convolutions": Option(3, 1, 5),
            "most_filters": Option(64, 4, 128),
            "double_every": Option(1, 1, 2),
            "dense": Option(512, 16, 512),
            "dropout": Option(0, 0, 90),
            "l2": Option(0, 0, 100),
            "sigmoid": Option(1, 0, 1),
            "spare_outputs": Option(0, 0, 10),
        },
    ),
    "transfer": Network(
        "lessons.models.transfer",
        smallest_image=lambda options: 2 ** options["cut"],
        options={
            "pretrained": Option(1, 0, 1),
            "trainable": Option(0, 0, 1),
            "cut": Option(4, 1, 4),
            "dense": Option(16, 0, 512),
            "dropout": Option(20, 0, 90),
            "divided": Option(1, 0, 1),
        },
    ),
    "head": Network(
        "lessons.models.head",
        smallest_image=lambda options: 1,
        options={"dense": Option(16, 0, 1024), "dropout": Option(20, 0, 90)},
    ),
}


def for_classes(options: Options, classes: int) -> Options:
    """The options of a network for this number of classes: one number tells two apart, and no more."""
    return {**options, "sigmoid": 0} if options.get("sigmoid") and classes != 2 else options


def build(name: str, input_shape: tuple[int, ...], classes: int, **options: int) -> Any:
    """A new, uncompiled `keras.Sequential` from the table; options not given take their defaults.

    `input_shape` is (height, width, channels), and for a head on a base of `IMAGENET` its (maps,); pictures go in as 0
    to 255. The network answers with one probability
    per class, or for two classes, where its options say so, with that of the second. Imports Keras: for workers only.
    """
    network = NETWORKS[name]
    return import_module(network.module).build(input_shape, classes, **for_classes(network.complete(options), classes))
