"""Transfer learning: what is recorded, what it answers, and that the words have all they need."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lessons import text
from lessons.course.transfer_learning import atlas, exercise, look, three, train
from lessons.course.transfer_learning.trainings import PRESETS
from lessons.course.transfer_learning.views import FROZEN, NETWORKS, SCRATCH, SLUG, TUNED, recording
from lessons.data.sets.drawn.cats_or_dogs import silhouette
from lessons.networks import shapes
from lessons.questions import Question
from lessons.training.reports import comparison
from lessons.training.run.architecture import expected
from lessons.training.settings import OWN
from pages.parts import questions
from tests.training.built import build

WORDS = text.read(SLUG)
ALL = frozenset(question.name for question in three.QUESTIONS)


def complete(subjects: Sequence[Question[Any]], result: Any) -> None:
    """Every answer is among its options, and the words have all they need."""
    for question in subjects:
        options, answer = question.options(result), question.answer(result)
        assert answer in options
        assert len(options) == len(set(options)) >= 2
        numbers = question.numbers(result)
        assert "{" not in WORDS[f"ask {question.name}"].format(**numbers)
        assert "{" not in WORDS[f"because {question.name}"].format(answer=answer, **numbers)


@pytest.mark.parametrize("name", NETWORKS)
def test_parameters_are_those_of_kerass_summary(name: str) -> None:
    spec = PRESETS[NETWORKS[name]]
    network = build(spec.network, (spec.image_size, spec.image_size, 3), 2, **spec.network_options)
    trained = sum(weight.shape.num_elements() for weight in network.trainable_weights)
    assert three.size(spec) == (trained, network.count_params() - trained)


@pytest.mark.parametrize("pictures", three.PICTURES)
def test_three_networks_differ_in_their_start_alone(pictures: int) -> None:
    records = [three.of(name, pictures) for name in NETWORKS]
    assert {record.spec.per_class for record in records} == {pictures}
    labels = {label for label, _ in comparison.differing([record.spec for record in records])}
    assert labels == {"Pretrained", "Trainable", "Learning rate"}


def test_base_gains_most_where_there_are_few_pictures() -> None:
    gains = [
        three.of(FROZEN, pictures).best_val_metric - three.of(SCRATCH, pictures).best_val_metric
        for pictures in three.PICTURES
    ]
    assert gains[0] == max(gains) >= 0.1


@pytest.mark.parametrize(
    ("base", "locked", "taught"), [(SCRATCH, False, False), (FROZEN, True, True), (TUNED, False, True)]
)
def test_padlocks_are_those_of_the_network(base: str, locked: bool, taught: bool) -> None:
    *blocks, head = three.parts(three.compute(three.Settings(base)))
    assert [(one.locked, one.taught) for one in blocks] == [(locked, taught)] * three.WHOLE
    assert (head.locked, head.taught, head.maps) == (False, False, None)
    sides = {part.maps.shape for part in blocks if part.maps is not None}
    assert sides == {(three.TILES, side, side) for side in (24, 12, 6, 3)}


@pytest.mark.parametrize("blocks", three.CUTS)
def test_cut_base_gives_its_head_what_keras_flattens(blocks: int) -> None:
    flat = build("transfer", (48, 48, 3), 2, cut=blocks).get_layer("flatten").output.shape[1]
    result = three.compute(three.Settings(blocks=blocks))
    assert math.prod(three.inputs(result.record.spec)) == flat
    assert [part.kept for part in three.parts(result)] == [number <= blocks for number in range(1, 5)] + [True]
    says = WORDS[three.verdict(result, ALL)].format(**three.numbers(result))
    assert (f"{flat:,} numbers" in says) == (blocks < three.WHOLE)


def test_only_what_was_recorded_is_cut_or_left_undivided() -> None:
    undivided = three.compute(three.Settings(blocks=2, prepared=False))
    assert undivided.record is recording(three.UNDIVIDED)
    assert undivided.settings.blocks == three.WHOLE
    tuned = three.compute(three.Settings(TUNED, blocks=2, prepared=False))
    assert tuned.record is recording(NETWORKS[TUNED])


def test_bars_are_the_highest_validation_accuracies_that_may_be_known() -> None:
    result = three.compute(three.Settings(blocks=2))
    assert three.bars(result, frozenset()) == {}
    ((name, bars),) = three.bars(result, frozenset({"ahead"})).items()
    assert name == f"{three.DEFAULT} of each class"
    assert [bar.chosen for bar in bars] == [False, False, False, True]
    assert bars[-1].share == max(end.val_accuracy or 0 for end in recording("cut-2").epoch_points)
    groups = three.bars(three.compute(three.Settings()), ALL)
    assert len(groups) == len(three.PICTURES)
    assert [bar.name for group in groups.values() for bar in group if bar.chosen] == [FROZEN]


@pytest.mark.parametrize("base", NETWORKS)
def test_three_networks_have_their_words(base: str) -> None:
    result = three.compute(three.Settings(base))
    assert "{" not in WORDS[three.verdict(result, ALL)].format(**three.numbers(result))
    complete(three.QUESTIONS, result)


def test_first_settings_are_what_was_recorded() -> None:
    assert train.spec(train.Settings()) == recording(NETWORKS[FROZEN]).spec
    assert train.spec(replace(train.Settings(), data=OWN)) is None


@pytest.mark.parametrize("title", train.DATA)
@pytest.mark.parametrize("blocks", [1, 4])
def test_every_set_fits_the_base(title: str, blocks: int) -> None:
    spec = train.spec(replace(train.Settings(), data=title, cut=blocks))
    assert spec is not None
    network = expected(spec)
    assert shapes(network.layers, network.encoding)[-1] == (len(network.class_names),)


def test_exercise_stopped_later_than_was_best() -> None:
    record = exercise.example()
    ends = record.epoch_points
    assert record.state.name == "stopped"
    assert ends[-1].accuracy >= 0.999
    losses = [end.val_loss or 0 for end in ends]
    numbers = exercise.numbers(record)
    assert numbers["epoch"] == losses.index(min(losses)) + 1 < numbers["stopped"] == len(ends)
    assert exercise.section(record) == "too late"
    assert "{" not in WORDS["too late"].format(**numbers)
    complete(exercise.QUESTIONS, record)


def seen(base: str = FROZEN, **settings: Any) -> look.Result:
    record = look.recording_of(base)
    return look.compute(look.Settings(network=base, **settings), record, record.layers(look.epoch(record)))


@pytest.mark.parametrize("way", [look.GRAD_CAM, look.OCCLUSION])
def test_network_is_asked_where_it_looks(way: str) -> None:
    result = seen(way=way)
    assert result.heat.shape == ((6, 6) if way == look.GRAD_CAM else (look.PLACES, look.PLACES))
    assert "{" not in WORDS[look.verdict(result)].format(**look.numbers(result))
    assert look.overlay(result).startswith(b"\xff\xd8")
    complete(look.questions(result), result)


def test_prediction_about_one_way_does_not_stand_for_the_other() -> None:
    ways = [seen(way=way) for way in (look.GRAD_CAM, look.OCCLUSION)]
    assert len({questions.subject_of(look.WHERE, result) for result in ways}) == 2


@pytest.mark.parametrize("base", NETWORKS)
def test_reasons_are_read_off_the_silhouettes(base: str) -> None:
    record = look.recording_of(base)
    found = look.reasons(record, record.layers(look.epoch(record)))
    assert 0 < len(found.wrong) < found.right <= look.PICTURES
    sure = []
    for number in found.wrong:
        result = seen(base, number=number)
        row, column = np.unravel_index(result.heat.argmax(), result.heat.shape)
        cell = silhouette(number - 1)[25 * row : 25 * row + 25, 25 * column : 25 * column + 25]
        assert result.is_right
        assert cell.mean() < 0.6, "at most the rim of the animal"
        assert look.reason(result) == "wrong reason"
        sure.append(result.answers.max())
    assert sure == sorted(sure, reverse=True)


def test_picture_on_show_first_is_right_for_a_wrong_reason() -> None:
    assert look.reason(seen(TUNED)) == "wrong reason"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"truth": 1, "answers": np.array([0.9, 0.1])}, "wrong answer"),
        ({"silhouette": np.ones((150, 150))}, "right reason"),
        ({"silhouette": np.zeros((150, 150))}, "wrong reason"),
        ({"silhouette": None}, "right answer"),
    ],
)
def test_reason_given_is_that_of_the_answer(answer: dict[str, Any], reason: str) -> None:
    right = replace(seen(), truth=0, answers=np.array([0.9, 0.1]))
    result = replace(right, **answer)
    assert look.reason(result) == reason
    assert "{" not in WORDS[reason].format(**look.numbers(result))


def test_filters_are_shown_by_what_excites_them() -> None:
    record = look.recording_of(TUNED)
    layers = record.layers(look.epoch(record))
    assert len(look.strongest(record, layers, 1)) == look.WALL
    for block in (1, 4):
        result = look.compute(look.Settings(way=look.FILTERS, block=block), record, layers)
        assert look.questions(result)[0].answer(result) == str({1: 3, 4: 38}[block])
        complete(look.questions(result), result)


@pytest.mark.parametrize("when", [atlas.START, atlas.TRAINED])
def test_map_shows_the_three_networks(when: str) -> None:
    result = atlas.compute(atlas.Settings(atlas.PCA, when))
    assert [sheet.name for sheet in result.sheets] == list(NETWORKS)
    assert {sheet.points.shape for sheet in result.sheets} == {(atlas.PICTURES, 2)}
    assert all(svg.count(b"fill-opacity") == atlas.PICTURES for _, _, svg, _ in atlas.maps(result))
    assert "{" not in WORDS["map"].format(**atlas.numbers(result))
    complete(atlas.QUESTIONS, result)


def test_head_on_the_base_puts_a_class_together() -> None:
    sheets = {sheet.name: sheet for sheet in atlas.compute(atlas.Settings(atlas.PCA, atlas.TRAINED)).sheets}
    assert sheets[FROZEN].like > sheets[SCRATCH].like


def test_program_of_the_map_and_of_grad_cam_go_on_after_training() -> None:
    assert "np.linalg.svd" in atlas.code()
    assert "gradient" in look.code(look.recording_of(TUNED))
