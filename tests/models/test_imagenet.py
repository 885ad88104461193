"""The bases of ImageNet: cut and prepared as Keras does, and as large as the table says."""

from pathlib import Path

import keras
import numpy as np
import pytest

from lessons.models import IMAGENET, imagenet
from tests.training.taught import content

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
    base = imagenet.build(name, file)
    assert (base.output_shape, base.count_params()) == ((None, row.maps), row.parameters)
    pictures = np.random.default_rng(0).integers(0, 256, (3, row.side, row.side, 3), np.uint8)
    whole = WHOLE[name](weights=str(file), include_top=False, input_shape=(row.side, row.side, 3))
    maps = keras.Model(whole.input, whole.get_layer(row.cut).output).predict(PREPARE[name](pictures), verbose=0)
    np.testing.assert_allclose(imagenet.answers(name, base, pictures), maps.mean(axis=(1, 2)), rtol=1e-4, atol=1e-6)


def test_mobilenet_is_whole_and_inception_is_cut_where_the_course_cuts_it() -> None:
    mobile = keras.applications.MobileNetV2(weights=None, include_top=False, input_shape=(96, 96, 3))
    assert mobile.layers[-1].name == IMAGENET["mobilenet-v2"].cut
    # The course's head of 38,537,217 numbers on its base makes a network of 47,512,481.
    assert IMAGENET["inception-v3"].parameters == 47_512_481 - 38_537_217


def test_grey_counts_as_red_green_and_blue(tmp_path: Path) -> None:
    file = tmp_path / "weights.h5"
    file.write_bytes(content("mobilenet-v2"))
    base = imagenet.build("mobilenet-v2", file)
    grey = np.random.default_rng(1).integers(0, 256, (2, 96, 96, 1), np.uint8)
    ours = imagenet.answers("mobilenet-v2", base, grey)
    np.testing.assert_array_equal(ours, imagenet.answers("mobilenet-v2", base, grey.repeat(3, axis=3)))
    assert np.ptp(ours, axis=0).max() > 0
