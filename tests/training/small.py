"""A small network that TensorFlow compiles once for all tests of a file."""

from dataclasses import replace
from functools import cache

import keras
import numpy as np

from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import loop
from lessons.training.worker.examples import read

SMALL = TrainingSpec(examples=96, batch_size=32, epochs=3, network_options={"filters": 4, "dense": 16})


@cache
def compiled(optimizer: str) -> tuple[keras.Sequential, list[np.ndarray]]:
    """The small network with the start that its seed decides; TensorFlow compiles each optimizer's only once."""
    spec = replace(SMALL, optimizer=optimizer)
    network = loop.build(spec, read(spec))
    network.optimizer.build(network.trainable_variables)
    return network, network.get_weights()


def start_again(spec: TrainingSpec) -> keras.Sequential:
    """What `loop.build` makes of a small spec, but the same network each time, put back to its start.

    That it then learns as one that was just built, the tests of early stopping and of the checkpoint show.
    """
    network, start = compiled(spec.optimizer)
    keras.utils.set_random_seed(spec.seed)
    network.set_weights(start)
    for variable in network.optimizer.variables:
        variable.assign(np.zeros(variable.shape, variable.dtype))
    network.optimizer.learning_rate = float(spec.learning_rate)
    return network
