"""The course's networks have the shapes and parameter counts that the course states."""

import pytest

from lessons.models import NETWORKS, build


def test_exercise_3_of_the_course() -> None:
    network = build("digits-cnn", (28, 28, 1), 10, filters=32, convolutions=1, dense=128)
    assert network.count_params() == 320 + (13 * 13 * 32 + 1) * 128 + 1290


def test_the_lesson_with_two_convolutions_has_the_parameters_the_course_shows() -> None:
    assert build("digits-cnn", (28, 28, 1), 10, filters=64, convolutions=2, dense=128).count_params() == 243_786


def test_dense_network_of_the_second_lesson_has_the_parameters_the_course_shows() -> None:
    assert build("dense", (28, 28, 1), 10).count_params() == 101_770


@pytest.mark.parametrize(
    ("side", "options", "parameters"),
    [
        (300, {"convolutions": 5}, 1_704_097),
        (150, {"convolutions": 3}, 9_494_561),
        (150, {"convolutions": 3, "most_filters": 32}, 4_750_337),
        (150, {"filters": 32, "convolutions": 4, "most_filters": 128}, 3_453_121),
    ],
)
def test_networks_for_photographs_have_the_parameters_the_course_shows(
    side: int, options: dict[str, int], parameters: int
) -> None:
    assert build("pictures-cnn", (side, side, 3), 2, **options).count_params() == parameters


def test_network_for_hands_has_the_parameters_the_course_shows() -> None:
    course = {"filters": 64, "convolutions": 4, "most_filters": 128, "double_every": 2, "dropout": 50}
    assert build("pictures-cnn", (150, 150, 3), 3, **course).count_params() == 3_473_475


def test_spare_outputs_stand_beside_the_classes() -> None:
    network = build("pictures-cnn", (28, 28, 1), 24, convolutions=2, spare_outputs=2)
    assert network.output_shape == (None, 26)


def test_three_blocks_at_75_pixels_hand_on_as_many_numbers_as_five_at_300() -> None:
    flattened = [
        build("pictures-cnn", (side, side, 3), 2, convolutions=convolutions).get_layer("flatten").output.shape
        for side, convolutions in ((75, 3), (300, 5))
    ]
    assert flattened == [(None, 3136), (None, 3136)]


def test_picture_one_pixel_too_small_leaves_nothing_to_pool() -> None:
    smallest = NETWORKS["pictures-cnn"].smallest_image({"convolutions": 5})
    with pytest.raises(ValueError, match="output size"):
        build("pictures-cnn", (smallest - 1, smallest - 1, 3), 2, convolutions=5)


def test_tiny_vgg_is_as_large_as_in_the_best_known_explainer() -> None:
    assert build("tiny-vgg", (64, 64, 3), 10, filters=10).count_params() == 19_920


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("bound", ["smallest", "largest"])
def test_every_option_may_be_at_its_bounds_on_the_smallest_picture(name: str, bound: str) -> None:
    row = NETWORKS[name]
    options = {option: getattr(values, bound) for option, values in row.options.items()}
    side = row.smallest_image(options)
    network = build(name, (768,) if name == "head" else (side, side, 3), 2, **options)
    assert network.output_shape == (None, 1 if options.get("sigmoid") else 2)
    assert not network.compiled


def test_an_option_that_is_not_given_takes_its_default() -> None:
    assert build("tiny-vgg", (64, 64, 3), 10).layers[1].filters == NETWORKS["tiny-vgg"].options["filters"].default
