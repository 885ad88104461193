"""The course's networks for photographs: blocks of a convolution and a pooling, and a dense layer."""

import keras
from keras import layers


def build(
    input_shape: tuple[int, int, int],
    classes: int,
    filters: int,
    convolutions: int,
    most_filters: int,
    dense: int,
    sigmoid: int,
) -> keras.Sequential:
    """`convolutions` times a 3x3 convolution and a 2x2 pooling, then `dense` units and the answer.

    The first convolution has `filters`; each next one twice as many, up to `most_filters`. With `sigmoid`, two classes
    are told apart by one number, the probability of the second; else there is one probability per class.
    """
    network = keras.Sequential(
        [keras.Input(input_shape), layers.Rescaling(1 / 255, name="rescaling")], name="pictures_cnn"
    )
    for block in range(1, convolutions + 1):
        network.add(layers.Conv2D(min(filters, most_filters), 3, activation="relu", name=f"convolution_{block}"))
        network.add(layers.MaxPooling2D(2, name=f"pooling_{block}"))
        filters *= 2
    network.add(layers.Flatten(name="flatten"))
    network.add(layers.Dense(dense, activation="relu", name="dense"))
    if sigmoid and classes == 2:
        network.add(layers.Dense(1, activation="sigmoid", name="probability"))
    else:
        network.add(layers.Dense(classes, activation="softmax", name="probabilities"))
    return network
