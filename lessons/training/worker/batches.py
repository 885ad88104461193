"""The batches in which Keras reads arrays. It imports Keras: not for the server."""

import tensorflow as tf
from keras.src.trainers.data_adapters.array_data_adapter import ArrayDataAdapter


class Batches(ArrayDataAdapter):
    """Arrays as `model.fit` itself would read them, in the same order, but with nobody tuning how they are read.

    TensorFlow has a thread for that. Told to end, it now and then sleeps on for a second, and `fit` waits for it.
    """

    def get_tf_dataset(self) -> tf.data.Dataset:
        options = tf.data.Options()
        options.autotune.enabled = False
        return super().get_tf_dataset().with_options(options)
