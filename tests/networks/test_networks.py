"""The plans of the course's networks have the shapes and parameter counts that the course states."""

from typing import Any

import pytest

from lessons.kinds.encoding import SeriesInput, TextInput
from lessons.kinds.meaning import Classes, Value, Words
from lessons.maths.tokens import Vocabulary
from lessons.networks import NETWORKS, parameters, shapes
from lessons.training.run.architecture import describe
from lessons.training.run.spec import TrainingSpec
from tests.training.built import described

TWO = Classes(("bad", "good"))


def count(name: str, shape: tuple[int, ...], classes: int, **options: Any) -> int:
    network = described(name, shape, classes, **options)
    return parameters(network.layers, network.encoding)


def test_exercise_3_of_the_course() -> None:
    exercise = count("digits-cnn", (28, 28, 1), 10, filters=32, convolutions=1, dense=128)
    assert exercise == 320 + (13 * 13 * 32 + 1) * 128 + 1290


def test_the_lesson_with_two_convolutions_has_the_parameters_the_course_shows() -> None:
    assert count("digits-cnn", (28, 28, 1), 10, filters=64, convolutions=2, dense=128) == 243_786


def test_dense_network_of_the_second_lesson_has_the_parameters_the_course_shows() -> None:
    assert count("dense", (28, 28, 1), 10) == 101_770


@pytest.mark.parametrize(
    ("side", "options", "total"),
    [
        (300, {"convolutions": 5}, 1_704_097),
        (150, {"convolutions": 3}, 9_494_561),
        (150, {"convolutions": 3, "most_filters": 32}, 4_750_337),
        (150, {"filters": 32, "convolutions": 4, "most_filters": 128}, 3_453_121),
    ],
)
def test_networks_for_photographs_have_the_parameters_the_course_shows(
    side: int, options: dict[str, int], total: int
) -> None:
    assert count("pictures-cnn", (side, side, 3), 2, **options) == total


def test_network_for_hands_has_the_parameters_the_course_shows() -> None:
    course = {"filters": 64, "convolutions": 4, "most_filters": 128, "double_every": 2, "dropout": 0.5}
    assert count("pictures-cnn", (150, 150, 3), 3, **course) == 3_473_475


def test_networks_for_texts_and_series_have_the_parameters_the_course_shows() -> None:
    words = Vocabulary.fit([" ".join(f"word{number}" for number in range(1200))], 1000)
    spec = TrainingSpec(network="pooled-embedding")
    news = describe(spec, TextInput(words, 120), Classes(tuple("abcdef")))
    assert parameters(news.layers, news.encoding) == 16_558
    windows = describe(TrainingSpec(network="dense-windows", task="forecast"), SeriesInput(20), Value(""))
    assert parameters(windows.layers, windows.encoding) == 331
    sunspots = {"units": 30, "last": 10}
    assert count("dense-windows", (60,), 0, **sunspots) == 61 * 30 + 31 * 10 + 11
    assert count("dense-windows", (20,), 0, layers=0, last=10) == 21
    both_ways = {"units": 32, "layers": 2, "bidirectional": True, "times": 100}
    memory = describe(_remembering(**both_ways), SeriesInput(20), Value(""))
    assert parameters(memory.layers, memory.encoding) == 33_601
    deep = {"filters": 60, "kernel": 5, "units": 60, "layers": 2, "dense": 30, "last": 10, "times": 400}
    memory = describe(_remembering(**deep), SeriesInput(60), Value(""))
    assert parameters(memory.layers, memory.encoding) == 6 * 60 + 2 * 4 * 121 * 60 + 61 * 30 + 31 * 10 + 11


@pytest.mark.parametrize("cell", ["SimpleRNN", "LSTM", "GRU"])
@pytest.mark.parametrize(("every_step", "answers"), [(False, (1,)), (True, (20, 1))])
def test_a_memory_answers_at_the_end_or_at_every_step(cell: str, every_step: bool, answers: tuple[int, ...]) -> None:
    spec = _remembering(cell=cell, filters=4, every_step=every_step, times=100)
    network = describe(spec, SeriesInput(20), Value(""))
    found = shapes(network.layers, network.encoding)
    assert found[:2] == ((20, 1), (20, 4))
    assert found[-2:] == (answers, answers)


def _remembering(**options: Any) -> TrainingSpec:
    return TrainingSpec(network="recurrent-windows", network_options=options, task="forecast")


def test_readers_have_the_parameters_the_course_shows() -> None:
    words = Vocabulary.fit([" ".join(f"word{number}" for number in range(12_000))], 10_000)

    def reader(name: str, length: int, **options: Any) -> int:
        network = describe(TrainingSpec(network=name, network_options=options), TextInput(words, length), TWO)
        return parameters(network.layers, network.encoding)

    assert reader("text-rnn", 32, units=32, both_ways=True, dense=24) == 160_000 + 12_544 + 1_560 + 25
    assert reader("text-cnn", 32, filters=128, dense=6) == 160_000 + 10_368 + 774 + 7
    assert reader("text-rnn", 120, cell="GRU", units=32, both_ways=True, dense=6) == 160_000 + 9_600 + 390 + 7
    assert reader("text-cnn-rnn", 16) == 1_000_000 + 32_064 + 33_024 + 65


def test_two_memories_need_the_first_to_hand_on_every_step() -> None:
    network = described("text-rnn", (12, 1, 1), 2, layers=2, units=8, both_ways=True)
    assert shapes(network.layers, network.encoding) == ((12, 16), (12, 16), (16,), (1,))


@pytest.mark.parametrize(
    ("words", "length", "options", "total"),
    [
        # Lanigan's Ball; the Irish lyrics; the exercise on the sonnets, as the course's summaries count them.
        (263, 10, {"dimensions": 64, "units": 20, "both_ways": True}, 263 * 64 + 2 * 80 * 85 + 41 * 263),
        (2690, 15, {"dimensions": 100, "units": 150, "both_ways": True}, 1_379_890),
        (
            3211,
            10,
            {
                "dimensions": 100,
                "units": 150,
                "both_ways": True,
                "second": 100,
                "dropout": 0.2,
                "half": True,
                "l2": 0.01,
            },
            3211 * 100 + 301_200 + 4 * 100 * 401 + 101 * 1605 + 1606 * 3211,
        ),
    ],
)
def test_networks_that_say_the_next_word_have_the_parameters_the_course_shows(
    words: int, length: int, options: dict[str, Any], total: int
) -> None:
    vocabulary = Vocabulary.fit([" ".join(f"word{number}" for number in range(words - 1))], oov=False)
    spec = TrainingSpec(network="next-word-lstm", task="next-word", network_options=options)
    network = describe(spec, TextInput(vocabulary, length), Words(vocabulary))
    assert parameters(network.layers, network.encoding) == total
    penalised = [layer.config["name"] for layer in network.layers if "kernel_regularizer" in layer.config]
    assert penalised == (["half"] if options.get("half") else [])


@pytest.mark.parametrize(("options", "total"), [({}, 160_433), ({"pooling": "flatten", "dense": 6}, 171_533)])
def test_networks_for_headlines_and_for_film_reviews_have_the_parameters_the_course_shows(
    options: dict[str, Any], total: int
) -> None:
    words = Vocabulary(("", "<OOV>", *(f"word{number}" for number in range(12_000))), 10_000)
    spec = TrainingSpec(network="pooled-embedding", network_options=options)
    network = describe(spec, TextInput(words, 120), Classes(("no", "yes")))
    assert parameters(network.layers, network.encoding) == total


def test_a_mask_and_frozen_vectors_stand_in_the_plan() -> None:
    words = TextInput(Vocabulary.fit(["a b"]), 3)
    spec = TrainingSpec(network="pooled-embedding", network_options={"pooling": "masked average", "frozen": True})
    embedding, pooling, *_ = describe(spec, words, Classes(("no", "yes"))).layers
    assert (embedding.config["mask_zero"], embedding.config["trainable"]) == (True, False)
    assert pooling.class_name == "GlobalAveragePooling1D"


def test_spare_outputs_stand_beside_the_classes() -> None:
    network = described("pictures-cnn", (28, 28, 1), 24, convolutions=2, spare_outputs=2)
    assert network.layers[-1].config["units"] == 26
    assert network.class_names[-2:] == ("spare 1", "spare 2")


def test_three_blocks_at_75_pixels_hand_on_as_many_numbers_as_five_at_300() -> None:
    networks = [
        described("pictures-cnn", (side, side, 3), 2, convolutions=convolutions)
        for side, convolutions in ((75, 3), (300, 5))
    ]
    assert [(3136,) in shapes(network.layers, network.encoding) for network in networks] == [True, True]


def test_tiny_vgg_is_as_large_as_in_the_best_known_explainer() -> None:
    assert count("tiny-vgg", (64, 64, 3), 10, filters=10) == 19_920


@pytest.mark.parametrize("name", NETWORKS)
def test_a_row_is_found_by_its_name_and_completes_what_is_chosen(name: str) -> None:
    row = NETWORKS[name]
    assert row.name == name
    assert row.complete({}) == {option: declared.default for option, declared in row.options.items()}
    assert row.complete({"dense": 99}).get("dense", 99) == 99
