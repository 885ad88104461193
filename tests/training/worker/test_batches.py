"""The batches that training reads, beside those that Keras makes of the same arrays."""

import keras
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from keras.src.trainers.data_adapters.array_data_adapter import ArrayDataAdapter

from lessons.training.worker.batches import Batches

ARRAYS = (np.arange(23), np.arange(23) % 3)


def test_nobody_tunes_how_they_are_read() -> None:
    assert Batches(*ARRAYS, batch_size=5).get_tf_dataset().options().autotune.enabled is False
    assert ArrayDataAdapter(*ARRAYS, batch_size=5).get_tf_dataset().options().autotune.enabled is not False


@settings(max_examples=10)
@given(seed=st.integers(0, 99), batch_size=st.integers(1, 30), shuffle=st.booleans())
def test_they_are_those_of_keras_in_the_same_order_in_every_epoch(seed: int, batch_size: int, shuffle: bool) -> None:
    def two_epochs(kind: type[ArrayDataAdapter]) -> list[list[list[int]]]:
        keras.utils.set_random_seed(seed)
        read = kind(*ARRAYS, batch_size=batch_size, shuffle=shuffle).get_tf_dataset()
        return [[part.numpy().tolist() for part in batch] for _ in range(2) for batch in read]

    assert two_epochs(Batches) == two_epochs(ArrayDataAdapter)
