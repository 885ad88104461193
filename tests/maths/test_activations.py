"""Activations against Keras."""

import keras
import numpy as np
import pytest

from lessons.maths.activations import ACTIVATIONS, activate


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_far_from_zero_are_what_keras_makes(name: str) -> None:
    values = np.array([-5000, -800, -20, -1, 0, 1, 20, 800, 5000], np.float32)
    theirs = keras.activations.get(name)(keras.ops.convert_to_tensor(values[None]))[0].numpy()
    np.testing.assert_allclose(activate(name, values), theirs, atol=1e-6)


def test_an_unknown_activation_is_told_in_a_sentence() -> None:
    with pytest.raises(ValueError, match=r"cannot compute the activation 'swish' yet; it computes linear, .*\.$"):
        activate("swish", np.zeros(3))
