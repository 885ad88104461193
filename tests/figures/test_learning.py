"""What is played keeps one scale through all epochs, and stays within its bytes."""

import numpy as np

from lessons.figures import learning, palette
from tests.figures.sent import arrays, meta


def test_scales_last_through_all_epochs_and_large_maps_are_thinned() -> None:
    random = np.random.default_rng(0)
    kernels = random.normal(size=(4, 3, 3, 2)).astype(np.float32)
    kernels[2] *= 10
    maps = np.ones((4, 50, 40, 2), np.float32)
    maps[1] = 0.5
    shown = learning.Learning(np.zeros((90, 70, 1), np.uint8), (0, 1, 2, 3), kernels, maps, (None, 0.5, 0.6, 0.7))
    sent = learning.payload(shown, {"start": "s"}, 8 * 20**2)
    facts, parts = meta(sent), arrays(sent)
    assert (facts["rows"], facts["columns"]) == parts["maps"].shape[2:] == (20, 20)
    assert facts["epochs"] == [0, 1, 2, 3]
    assert facts["accuracies"] == [None, 0.5, 0.6, 0.7]
    np.testing.assert_array_equal(parts["maps"][0], 255)
    np.testing.assert_array_equal(parts["maps"][1], 128)
    for number in range(2):
        own, heaviest = kernels[..., number], np.abs(kernels[..., number]).max()
        shades = palette.index(own, -heaviest, heaviest).astype(int)
        np.testing.assert_allclose(parts["weights"][:, number], shades, atol=1)
    assert max(parts["picture"].shape) <= 64
