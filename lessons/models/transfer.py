"""A network that may start from what another has learned: the blocks of a base, and a new head on top."""

from functools import lru_cache

import keras
import numpy as np
from keras import layers

from lessons.maths.arrays import Array
from lessons.models import BASES, head


def build(
    input_shape: tuple[int, int, int],
    classes: int,
    pretrained: int,
    trainable: int,
    cut: int,
    dense: int,
    dropout: int,
    divided: int,
) -> keras.Sequential:
    """The first `cut` blocks, or all, of a 3x3 convolution and a 2x2 pooling, then a head: one probability per class.

    `pretrained` blocks start with the weights of the base for pictures of so many channels; without `trainable` they
    keep them. The head has `dense` units, if any, and leaves out `dropout` percent of its inputs in training. Without
    `divided` pixels stay 0 to 255.
    """
    network = keras.Sequential([keras.Input(input_shape)], name="transfer")
    if divided:
        network.add(layers.Rescaling(1 / 255, name="rescaling"))
    learned = base(input_shape[2]) if pretrained else ()
    for number, filters in enumerate(BASES[input_shape[2]].blocks[:cut]):
        convolution = layers.Conv2D(
            filters, 3, padding="same", activation="relu", trainable=bool(trainable), name=f"convolution_{number + 1}"
        )
        network.add(convolution)
        network.add(layers.MaxPooling2D(2, name=f"pooling_{number + 1}"))
        if learned:
            convolution.set_weights(learned[2 * number : 2 * number + 2])
    network.add(layers.Flatten(name="flatten"))
    head.add(network, classes, dense, dropout)
    return network


@lru_cache
def base(channels: int) -> tuple[Array, ...]:
    """Kernels and biases by turns, as float32, of the base for pictures of so many channels."""
    with np.load(BASES[channels].file, allow_pickle=False) as arrays:
        return tuple(arrays[str(number)].astype(np.float32) for number in range(len(arrays.files)))


def save_base(channels: int, network: keras.Sequential) -> None:
    """Keeps what the blocks of a network have learned as the base for pictures of so many channels, in float16."""
    learned = [array for layer in network.layers if isinstance(layer, layers.Conv2D) for array in layer.get_weights()]
    BASES[channels].file.parent.mkdir(parents=True, exist_ok=True)
    np.savez(BASES[channels].file, **{str(number): array.astype(np.float16) for number, array in enumerate(learned)})
