"""What a plan makes of a shape, and how many numbers it learns; against Keras: `test_build.py`."""

import pytest

from lessons.networks.plan import Inputs, LayerPlan, maps, parameters, shapes, weight_shapes

PLAN = (
    LayerPlan("Conv2D", {"filters": 8, "kernel_size": 3}),
    LayerPlan("MaxPooling2D", {"pool_size": 2}),
    LayerPlan("Flatten", {}),
    LayerPlan("Dense", {"units": 4}),
)


def test_shapes_weights_and_parameters_follow_the_layers() -> None:
    picture = Inputs((8, 8, 3))
    assert shapes(PLAN, picture) == ((6, 6, 8), (3, 3, 8), (72,), (4,))
    assert maps(PLAN, picture) == ((6, 6, 8), (3, 3, 8))
    assert weight_shapes(PLAN, picture) == (((3, 3, 3, 8), (8,)), (), (), ((72, 4), (4,)))
    assert parameters(PLAN, picture) == 3 * 3 * 3 * 8 + 8 + 72 * 4 + 4


def test_picture_that_leaves_nothing_to_pool_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        shapes(PLAN, Inputs((3, 3, 3)))
