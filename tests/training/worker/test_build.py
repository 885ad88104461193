"""Networks as Keras builds them are what their plans say; the bases of ImageNet are cut and answer as Keras's own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from lessons.networks import NETWORKS, parameters, shapes
from lessons.networks.bases import BASES, IMAGENET
from lessons.networks.plan import weight_shapes
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import base_features
from lessons.training.worker.build import base_weights, imagenet
from tests.networks.corners import corners, edges
from tests.training.built import build, described
from tests.training.taught import content


def smallest(name: str, options: dict[str, Any], channels: int) -> tuple[int, ...]:
    """The shape of the smallest pictures that a network can read; the sentence that refuses smaller ones names it."""
    if name == "head":
        return (IMAGENET["inception-v3"].maps,)
    side = 8
    try:
        TrainingSpec(network=name, network_options=options, image_size=side)
    except ValueError as error:
        side = int(str(error).partition(" pixels")[0].rpartition(" ")[2])
    return side, side, channels


def check(name: str, options: dict[str, Any], channels: int, classes: int) -> None:
    """Keras builds of a network at these options what the plan says, layer by layer."""
    shape = smallest(name, options, channels)
    planned, network = described(name, shape, classes, **options), build(name, shape, classes, **options)
    plan, encoding = planned.layers, planned.encoding
    assert [layer.class_name for layer in plan] == [type(layer).__name__ for layer in network.layers]
    assert [layer.config["name"] for layer in plan] == [layer.name for layer in network.layers]
    assert [layer.weights for layer in plan] == [len(layer.weights) for layer in network.layers]
    assert shapes(plan, encoding) == tuple(layer.output.shape[1:] for layer in network.layers)
    assert weight_shapes(plan, encoding) == tuple(
        tuple(weight.shape for weight in layer.weights) for layer in network.layers
    )
    assert parameters(plan, encoding) == network.count_params()
    assert len(planned.class_names) == (0 if NETWORKS[name].kinds == ("series",) else max(2, network.output_shape[-1]))
    assert not network.compiled


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Lets Keras forget the networks of a test at its end: after each of them that would take longer than the test."""
    yield
    keras.backend.clear_session()


@pytest.mark.usefixtures("forgotten")
@pytest.mark.parametrize("name", NETWORKS)
def test_keras_builds_what_the_plan_says_at_the_edges_of_the_options(name: str) -> None:
    for place, options in enumerate(edges(name)):
        check(name, options, channels=(1, 3)[place % 2], classes=(3, 2)[place % 2])


@pytest.mark.slow
@pytest.mark.usefixtures("forgotten")
@pytest.mark.parametrize("name", NETWORKS)
def test_keras_builds_what_the_plan_says_at_every_corner_of_the_options(name: str) -> None:
    # Many corners are the same network: where there is one convolution, nothing doubles.
    networks = {
        described(name, smallest(name, options, 3), 2, **options).to_json(): options for options in corners(name)
    }
    for options in networks.values():
        check(name, options, channels=3, classes=2)


def test_what_can_be_chosen_reaches_keras() -> None:
    options = {"convolutions": 4, "filters": 8, "double_every": 2, "dropout": 0.5, "l2": 0.005, "dense": 16}
    network = build("pictures-cnn", (64, 64, 3), 2, **options)
    convolutions = [layer for layer in network.layers if layer.name.startswith("convolution")]
    assert [layer.filters for layer in convolutions] == [8, 8, 16, 16]
    assert all(np.isclose(layer.kernel_regularizer.l2, 0.005) for layer in [*convolutions, network.get_layer("dense")])
    assert network.get_layer("dropout").rate == 0.5


@pytest.mark.parametrize("channels", BASES)
def test_pretrained_blocks_have_the_weights_of_the_base(channels: int) -> None:
    network = build("transfer", (32, 32, channels), 3)
    for ours, theirs in zip(base_weights(network), BASES[channels].read(), strict=True):
        np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("cut", [1, 2, 3, 4])
def test_frozen_blocks_do_not_learn(cut: int) -> None:
    frozen = build("transfer", (48, 48, 3), 2, cut=cut, dense=16)
    tuned = build("transfer", (48, 48, 3), 2, cut=cut, dense=16, trainable=True)
    assert len(frozen.trainable_weights) == 4
    assert len(tuned.trainable_weights) == 4 + 2 * cut
    assert frozen.count_params() == tuned.count_params()


PREPARE = {
    "mobilenet-v2": keras.applications.mobilenet_v2.preprocess_input,
    "inception-v3": keras.applications.inception_v3.preprocess_input,
}
WHOLE = {"mobilenet-v2": keras.applications.MobileNetV2, "inception-v3": keras.applications.InceptionV3}


@pytest.mark.slow
@pytest.mark.parametrize("name", IMAGENET)
def test_base_answers_as_kerass_own(name: str, tmp_path: Path) -> None:
    row = IMAGENET[name]
    file = tmp_path / "weights.h5"
    file.write_bytes(content(name))
    base = imagenet(name, file)
    assert (base.output_shape, base.count_params()) == ((None, row.maps), row.parameters)
    pictures = np.random.default_rng(0).integers(0, 256, (3, row.side, row.side, 3), np.uint8)
    whole = WHOLE[name](weights=str(file), include_top=False, input_shape=(row.side, row.side, 3))
    maps = keras.Model(whole.input, whole.get_layer(row.cut).output).predict(PREPARE[name](pictures), verbose=0)
    np.testing.assert_allclose(base_features.ask(name, base, pictures), maps.mean(axis=(1, 2)), rtol=1e-4, atol=1e-6)


def test_mobilenet_is_whole_and_inception_is_cut_where_the_course_cuts_it() -> None:
    mobile = keras.applications.MobileNetV2(weights=None, include_top=False, input_shape=(96, 96, 3))
    assert mobile.layers[-1].name == IMAGENET["mobilenet-v2"].cut
    # The course's head of 38,537,217 numbers on its base makes a network of 47,512,481.
    assert IMAGENET["inception-v3"].parameters == 47_512_481 - 38_537_217


def test_grey_counts_as_red_green_and_blue(tmp_path: Path) -> None:
    file = tmp_path / "weights.h5"
    file.write_bytes(content("mobilenet-v2"))
    base = imagenet("mobilenet-v2", file)
    grey = np.random.default_rng(1).integers(0, 256, (2, 96, 96, 1), np.uint8)
    ours = base_features.ask("mobilenet-v2", base, grey)
    np.testing.assert_array_equal(ours, base_features.ask("mobilenet-v2", base, grey.repeat(3, axis=3)))
    assert np.ptp(ours, axis=0).max() > 0
