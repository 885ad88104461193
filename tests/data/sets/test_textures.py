"""The patches: nothing leaks from training to validation, and the same seed gives the same pixels."""

import numpy as np
import pytest

from lessons.data import load, pictures
from lessons.data.dataset import Split
from lessons.data.sets import textures


def painted(split: Split, label: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Which pixels of a class's picture any patch of the split was cut from."""
    height, width = pictures.load(textures.PICTURES[load("textures").class_names[label]]).shape[:2]
    used = np.zeros((height, width), bool)
    for patch in textures.patches(split):
        if patch.label == label:
            assert 0 <= patch.box.top < patch.box.bottom <= height
            assert 0 <= patch.box.left < patch.box.right <= width
            used[patch.box.top : patch.box.bottom, patch.box.left : patch.box.right] = True
    return used


@pytest.mark.parametrize("label", range(len(textures.PICTURES)))
def test_training_and_validation_patches_share_no_pixel(label: int) -> None:
    train, validation = painted("train", label), painted("validation", label)
    assert train.any()
    assert validation.any()
    assert not (train & validation).any()


def test_patch_is_its_box_mirrored_and_brightened() -> None:
    for patch in textures.patches("train")[:50]:
        source = pictures.load(textures.PICTURES[load("textures").class_names[patch.label]])
        cut = source[patch.box.top : patch.box.bottom, patch.box.left : patch.box.right]
        shown = patch.pixels()[:, ::-1] if patch.mirrored else patch.pixels()
        assert 0.9 <= patch.brightness <= 1.1
        np.testing.assert_allclose(shown, np.minimum(cut * patch.brightness, 255), atol=1)


def test_same_seed_gives_the_same_pixels() -> None:
    first, again = (b"".join(patch.pixels().tobytes() for patch in textures.patches("validation")) for _ in range(2))
    assert first == again


def test_classes_are_mixed_so_that_pages_meet_all_of_them_early() -> None:
    assert len(set(load("textures", "validation").labels[:60].tolist())) == len(textures.PICTURES)


def test_grey_and_colour_sources_both_occur() -> None:
    data = load("textures")
    grey = dict.fromkeys(data.class_names, True)
    for image, label in zip(data.images, data.labels, strict=True):
        grey[data.class_names[label]] &= bool((image[..., :1] == image).all())
    assert 3 <= sum(grey.values()) <= len(grey) - 3
