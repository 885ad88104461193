"""A small network of the VGG shape: two blocks of two convolutions and a pooling, for pictures of 64x64."""

import keras
from keras import layers


def build(input_shape: tuple[int, int, int], classes: int, filters: int) -> keras.Sequential:
    """Two blocks of two 3x3 convolutions with `filters` each and a 2x2 pooling, then one probability per class."""
    network = keras.Sequential([keras.Input(input_shape), layers.Rescaling(1 / 255, name="rescaling")], name="tiny_vgg")
    for block in (1, 2):
        network.add(layers.Conv2D(filters, 3, activation="relu", name=f"convolution_{block}_1"))
        network.add(layers.Conv2D(filters, 3, activation="relu", name=f"convolution_{block}_2"))
        network.add(layers.MaxPooling2D(2, name=f"pooling_{block}"))
    network.add(layers.Flatten(name="flatten"))
    network.add(layers.Dense(classes, activation="softmax", name="probabilities"))
    return network
