"""Architectures and weights as bytes."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lessons.data import registry
from lessons.kinds.encoding import PictureInput
from lessons.kinds.meaning import Classes
from lessons.maths.network import forward
from lessons.networks import parameters
from lessons.networks.plan import Inputs
from lessons.training.run.architecture import Architecture, CountedLayer, describe, expected, pack, unpack
from lessons.training.run.spec import TrainingSpec

PLANS = (
    CountedLayer("Conv2D", {"name": "convolution", "kernel_size": [3, 3]}, 2),
    CountedLayer("Flatten", {"name": "flatten"}, 0),
    CountedLayer("Dense", {"name": "probabilities"}, 2),
)


def test_an_architecture_survives_json() -> None:
    architecture = Architecture(PLANS, ("nought", "one"))
    assert Architecture.from_json(architecture.to_json()) == architecture


def test_weights_fill_the_layers_in_order() -> None:
    weights = [np.full(2, number) for number in range(4)]
    layers = Architecture(PLANS, ()).fill(weights)
    assert [[int(array[0]) for array in layer.weights] for layer in layers] == [[0, 1], [], [2, 3]]


WRITTEN_BEFORE = """{"layers": [{"class_name": "Flatten", "config": {"name": "flatten", "trainable": true,
"data_format": "channels_last"}, "weights": 0}, {"class_name": "Dense", "config": {"name": "probabilities",
"units": 2, "activation": "softmax", "use_bias": true, "kernel_regularizer": null}, "weights": 2}],
"class_names": ["nought", "one"]}"""


def test_an_architecture_of_before_is_read_and_filled() -> None:
    architecture = Architecture.from_json(WRITTEN_BEFORE)
    assert architecture.class_names == ("nought", "one")
    layers = architecture.fill([np.zeros((4, 2), np.float32), np.zeros(2, np.float32)])
    np.testing.assert_allclose(forward(layers, np.ones((2, 2, 1)))[-1], [0.5, 0.5])
    with pytest.raises(LookupError):
        _ = architecture.encoding


@pytest.mark.parametrize(
    ("options", "classes", "answer", "names"),
    [
        ({}, ("no", "yes"), (1, "sigmoid"), ("no", "yes")),
        ({}, ("a", "b", "c"), (3, "softmax"), ("a", "b", "c")),
        ({"sigmoid": False}, ("no", "yes"), (2, "softmax"), ("no", "yes")),
        ({"spare_outputs": 2}, ("a", "b", "c"), (5, "softmax"), ("a", "b", "c", "spare 1", "spare 2")),
    ],
)
def test_a_network_answers_as_its_classes_and_options_want(
    options: dict[str, object], classes: tuple[str, ...], answer: tuple[int, str], names: tuple[str, ...]
) -> None:
    spec = TrainingSpec(network="pictures-cnn", network_options=options, image_size=75)
    network = describe(spec, PictureInput((75, 75, 3)), Classes(classes))
    last = network.layers[-1]
    assert (last.config["units"], last.config["activation"], last.weights) == (*answer, 2)
    assert network.class_names == names
    assert Architecture.from_json(network.to_json()).to_json() == network.to_json()


def test_the_network_of_a_run_is_known_before_its_data_is_loaded() -> None:
    spec = TrainingSpec(data="garments", network="dense")
    network = expected(spec)
    assert network.encoding == Inputs((28, 28, 1))
    assert network.class_names == registry.describe("garments").class_names
    assert parameters(network.layers, network.encoding) == 101_770


def test_head_reads_the_maps_of_its_base() -> None:
    spec = TrainingSpec(data="happy-or-sad", network="head", base="mobilenet-v2", image_size=96)
    assert expected(spec).input_shape == (1280,)


@given(st.lists(hnp.arrays(st.sampled_from([np.float32, np.int64]), hnp.array_shapes(min_dims=0)), max_size=4))
def test_packed_arrays_come_back_bit_for_bit(arrays: list) -> None:
    back = unpack(pack(arrays))
    assert [array.dtype for array in back] == [array.dtype for array in arrays]
    for ours, theirs in zip(back, arrays, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_nothing_that_would_need_unpickling_is_packed_or_unpacked() -> None:
    objects = np.array([{"a": 1}], dtype=object)
    pickled = io.BytesIO()
    np.save(pickled, objects, allow_pickle=True)
    with pytest.raises(ValueError, match="allow_pickle"):
        pack([objects])
    with pytest.raises(ValueError, match="allow_pickle"):
        unpack(pickled.getvalue())
