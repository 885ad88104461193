"""The gap between training and validation accuracy travels in percent, and is told in words."""

import numpy as np

from lessons.figures import accuracy_gap
from tests.figures.sent import arrays, meta


def test_accuracies_travel_in_percent_with_their_last_in_words() -> None:
    sent = accuracy_gap.payload([0.5, 0.75], [0.5, 0.625])
    np.testing.assert_array_equal(arrays(sent)["training"], [50, 75])
    np.testing.assert_array_equal(arrays(sent)["validation"], [50, 62.5])
    assert meta(sent)["alt"].endswith("after epoch 2: training 75.0%, validation 62.5%")
