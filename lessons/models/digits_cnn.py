"""The course's exercise 3: one convolution, one pooling, and a dense layer, for handwritten digits."""

import keras
from keras import layers


def build(
    input_shape: tuple[int, int, int], classes: int, filters: int, convolutions: int, dense: int
) -> keras.Sequential:
    """`convolutions` times a 3x3 convolution and a 2x2 pooling, then `dense` units and one probability per class."""
    network = keras.Sequential(
        [keras.Input(input_shape), layers.Rescaling(1 / 255, name="rescaling")], name="digits_cnn"
    )
    for block in range(1, convolutions + 1):
        network.add(layers.Conv2D(filters, 3, activation="relu", name=f"convolution_{block}"))
        network.add(layers.MaxPooling2D(2, name=f"pooling_{block}"))
    network.add(layers.Flatten(name="flatten"))
    network.add(layers.Dense(dense, activation="relu", name="dense"))
    network.add(layers.Dense(classes, activation="softmax", name="probabilities"))
    return network
