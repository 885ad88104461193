"""A head: what learns on top of a base, or on the answers of one that never changes."""

import keras
from keras import layers


def build(input_shape: tuple[int], classes: int, dense: int, dropout: int) -> keras.Sequential:
    """One probability per class from the base's answers, as `add` makes it."""
    network = keras.Sequential([keras.Input(input_shape)], name="head")
    add(network, classes, dense, dropout)
    return network


def add(network: keras.Sequential, classes: int, dense: int, dropout: int) -> None:
    """Puts a head on a base: `dense` units, if any, and one probability per class.

    Training leaves out `dropout` percent of the numbers that the base hands on.
    """
    if dropout:
        network.add(layers.Dropout(dropout / 100, name="dropout"))
    if dense:
        network.add(layers.Dense(dense, activation="relu", name="dense"))
    network.add(layers.Dense(classes, activation="softmax", name="probabilities"))
