"""The course's first network for pictures: every pixel goes to every unit."""

import keras


def build(input_shape: tuple[int, int, int], classes: int, units: int, layers: int, divided: int) -> keras.Sequential:
    """`layers` times `units` dense units, then one probability per class; without `divided` pixels stay 0 to 255."""
    network = keras.Sequential([keras.Input(input_shape)], name="dense_network")
    if divided:
        network.add(keras.layers.Rescaling(1 / 255, name="rescaling"))
    network.add(keras.layers.Flatten(name="flatten"))
    for number in range(1, layers + 1):
        network.add(keras.layers.Dense(units, activation="relu", name=f"dense_{number}"))
    network.add(keras.layers.Dense(classes, activation="softmax", name="probabilities"))
    return network
