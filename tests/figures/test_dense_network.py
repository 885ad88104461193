"""A picture on its way through a network: weights as coarse shades around grey, everything else as it is."""

import io

import numpy as np
from PIL import Image

from lessons.figures import dense_network
from tests.figures.sent import arrays, meta


def numbers(units: int) -> dict[str, np.ndarray]:
    each, classes = np.arange(float(units)), np.array([0.25, 0.75])
    shares = np.outer(each, classes)
    return {
        "biases": each,
        "sums": each,
        "values": each,
        "shares": shares,
        "logits": classes,
        "probabilities": classes,
    }


def shades(sent: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(arrays(sent)["weights"].tobytes())))


def test_weights_become_shades_from_against_to_for() -> None:
    weights = np.zeros((4, 2))
    weights[0], weights[3] = 1, -1
    sent = dense_network.payload(["a", "b"], 1, np.eye(2, dtype=np.uint8), 3, weights, numbers(2))
    np.testing.assert_array_equal(shades(sent), [[252, 132, 132, 4]] * 2)
    np.testing.assert_array_equal(arrays(sent)["shares"], numbers(2)["shares"])
    assert (meta(sent)["classes"], meta(sent)["truth"], meta(sent)["units"]) == (["a", "b"], 1, 3)


def test_network_without_any_weight_can_be_shown() -> None:
    sent = dense_network.payload(["a", "b"], 0, np.zeros((2, 2), np.uint8), 2, np.zeros((4, 2)), numbers(2))
    assert len(set(shades(sent).flat)) == 1
