"""Transfer learning: what is recorded, what it answers, and that the words have all they need."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from lessons import text
from lessons.course.transfer_learning import atlas, cut, exercise, look, three, train
from lessons.course.transfer_learning.trainings import PRESETS
from lessons.course.transfer_learning.views import FROZEN, NETWORKS, SCRATCH, SLUG, TUNED, recording
from lessons.networks import shapes
from lessons.questions import Question
from lessons.training.reports import comparison
from lessons.training.run.architecture import expected
from lessons.training.settings import OWN
from tests.training.built import build

WORDS = text.read(SLUG)


def complete(questions: Sequence[Question[Any]], result: Any) -> None:
    """Every answer is among its options, and the words have all they need."""
    for question in questions:
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
    assert three.sizes()[name] == (trained, network.count_params() - trained)


@pytest.mark.parametrize("pictures", three.PICTURES)
def test_three_networks_differ_in_their_start_alone(pictures: int) -> None:
    result = three.compute(three.Settings(pictures=pictures))
    records = list(result.records.values())
    assert {record.spec.per_class for record in records} == {pictures}
    labels = {label for label, _ in comparison.differing([record.spec for record in records])}
    assert labels == {"Pretrained", "Trainable", "Learning rate"}
    assert "{" not in WORDS["three"].format(**three.numbers(result))
    complete(three.QUESTIONS, result)


def test_base_gains_most_where_there_are_few_pictures() -> None:
    scratch, frozen, _ = (record.best_val_metric for record in three.compute(three.Settings()).records.values())
    assert frozen - scratch >= 0.1


@pytest.mark.parametrize("pictures", three.PICTURES)
def test_question_is_about_a_number_of_pictures_that_is_not_on_show(pictures: int) -> None:
    result = three.compute(three.Settings(pictures=pictures))
    ahead = next(one for one in three.QUESTIONS if one.name == "ahead")
    asked = ahead.numbers(result)["other"]
    assert asked != pictures
    records = three.compute(three.Settings(pictures=asked)).records
    assert records[ahead.answer(result)].best_val_metric == max(one.best_val_metric for one in records.values())


def test_table_has_a_column_for_each_number_of_pictures() -> None:
    head, *rows = three.table()
    assert [row[0] for row in rows] == list(NETWORKS)
    assert {len(row) for row in [head, *rows]} == {1 + len(three.PICTURES)}


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


@pytest.mark.parametrize("blocks", cut.CUTS)
@pytest.mark.parametrize("prepared", [True, False])
def test_cut_says_what_the_head_gets(blocks: int, prepared: bool) -> None:
    result = cut.compute(cut.Settings(blocks, prepared))
    assert "{" not in WORDS[cut.verdict(result)].format(**cut.numbers(result))
    assert len(cut.entries(result)) == (2 if (blocks, prepared) == (cut.WHOLE, True) else 3)
    complete(cut.QUESTIONS, result)


@pytest.mark.parametrize("blocks", cut.CUTS)
def test_head_gets_what_keras_flattens(blocks: int) -> None:
    flat = build("transfer", (48, 48, 3), 2, cut=blocks).get_layer("flatten").output.shape[1]
    assert cut.inputs(blocks) == flat


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


@pytest.mark.parametrize("way", [look.GRAD_CAM, look.OCCLUSION])
def test_network_is_asked_where_it_looks(way: str) -> None:
    record = look.recording_of(FROZEN)
    result = look.compute(look.Settings(way=way), record, record.layers(look.epoch(record)))
    assert result.heat.shape == ((6, 6) if way == look.GRAD_CAM else (look.PLACES, look.PLACES))
    assert "{" not in WORDS[look.verdict(result)].format(**look.numbers(result))
    assert look.overlay(result).startswith(b"\xff\xd8")
    complete(look.QUESTIONS, result)


def test_filters_are_shown_by_what_excites_them() -> None:
    record = look.recording_of(TUNED)
    layers = record.layers(look.epoch(record))
    assert len(look.strongest(record, layers, 1)) == look.SHOWN
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
