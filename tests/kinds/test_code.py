"""What programs of several kinds share."""

import numpy as np
import pytest

from lessons.data.dataset import evenly
from lessons.kinds.code import limit, stem
from lessons.training.run.spec import TrainingSpec


@pytest.mark.parametrize(
    ("data", "name"),
    [("/any/where/my reviews.csv", "my-reviews"), ('own:0/my "pets".zip', "my-pets"), ("...", "texts")],
)
def test_a_program_calls_data_after_its_file(data: str, name: str) -> None:
    assert stem(data, "texts") == name


@pytest.mark.parametrize("examples", [1, 7, 90])
def test_the_limit_takes_the_same_items_as_a_run(examples: int) -> None:
    names = {"np": np, "train": np.arange(50), "train_labels": np.arange(50) % 3}
    exec("\n".join(limit(TrainingSpec(examples=examples))), names)
    np.testing.assert_array_equal(names["train"], evenly(50, examples))
    np.testing.assert_array_equal(names["train_labels"], evenly(50, examples) % 3)
    assert limit(TrainingSpec()) == []
