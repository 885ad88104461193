"""The neuron learns as Keras's does, step by step."""

import keras
import numpy as np
import pytest

from lessons.maths import neuron


@pytest.mark.parametrize("batch", [8, 32])
def test_weights_after_each_epoch_are_keras_s(batch: int) -> None:
    draw = np.random.default_rng(3)
    inputs, truth = draw.normal(size=(50, 4)), draw.normal(size=4)
    targets = inputs @ truth + 0.3
    ours = neuron.learn(inputs, targets, 0.05, 3, batch, seed=7)
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1, kernel_initializer="zeros")])
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.05), loss="mse")
    order = np.random.default_rng(7)
    for weights in ours:
        chosen = order.permutation(50)
        model.fit(inputs[chosen], targets[chosen], batch_size=batch, shuffle=False, verbose=0)
        kernel, bias = model.get_weights()
        np.testing.assert_allclose(weights, [*kernel[:, 0], *bias], atol=1e-4)
    np.testing.assert_allclose(neuron.forecast(inputs, ours[-1]), model.predict(inputs, verbose=0)[:, 0], atol=1e-3)
