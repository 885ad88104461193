"""A head alone: what is trained on the answers of a base that never changes."""

import keras
from keras import layers


def build(input_shape: tuple[int], classes: int, dense: int, dropout: int) -> keras.Sequential:
    """One probability per class from the base's answers; before it `dense` units, if any.

    `dropout` is the percentage of the base's answers that training leaves out.
    """
    network = keras.Sequential([keras.Input(input_shape)], name="head")
    if dropout:
        network.add(layers.Dropout(dropout / 100, name="dropout"))
    if dense:
        network.add(layers.Dense(dense, activation="relu", name="dense"))
    network.add(layers.Dense(classes, activation="softmax", name="probabilities"))
    return network
