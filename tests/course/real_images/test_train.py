"""Training: the runs that the settings stand for, the course's sizes, and what chance explains of validation."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from scipy import stats

from lessons import text
from lessons.course.real_images import train
from lessons.course.real_images.trainings import PRESETS
from lessons.settings import controls
from lessons.training.run.history import Point, State, StateName
from lessons.training.run.spec import TrainingSpec
from tests.figures.sent import meta
from tests.training.built import build
from tests.training.made import Made, a_point

HORSES, FACES, HANDS = "horses-or-humans", "happy-or-sad", "rock-paper-scissors"


def spec(data: str = HORSES, **changes: Any) -> TrainingSpec:
    return train.spec(replace(train.Settings(), **changes), data)


class InState(Made):
    """A made run that may still go on."""

    def __init__(self, points: Sequence[Point], spec: TrainingSpec, name: StateName) -> None:
        super().__init__(points, spec)
        self._name = name

    @property
    def state(self) -> State:
        return State(self._name)


def run_of(spec: TrainingSpec, accuracies: Sequence[float], state: StateName = "done") -> Made:
    """A run of which only its validation accuracies count."""
    return InState([a_point(n, 1, 0.1, 0.9, 0.2, each, 1.0) for n, each in enumerate(accuracies, 1)], spec, state)


def test_what_is_set_at_first_is_the_preset_of_the_command_line() -> None:
    assert spec() == replace(PRESETS[HORSES], network_options={"convolutions": 3, "sigmoid": True})
    exercise = train.STARTS["Exercise 4"]
    assert train.spec(exercise, FACES) == PRESETS[FACES]


@pytest.mark.parametrize(("side", "convolutions"), [(75, 1), (75, 3), (75, 4), (150, 4), (150, 5), (300, 5)])
def test_shapes_are_those_of_the_network(side: int, convolutions: int) -> None:
    run = spec(image_size=side, convolutions=convolutions)
    network = build(run.network, (side, side, 3), 2, **{**run.network_options, "dense": 16})
    flat = network.get_layer("flatten")
    assert train.shapes(run)["inputs"] == f"{flat.output.shape[1]:,}"
    through = [layer.output.shape[1] for layer in network.layers if len(layer.output.shape) == 4]
    assert train.shapes(run)["through"] == " → ".join(map(str, through))


def test_five_convolutions_do_not_fit_on_75_pixels() -> None:
    with pytest.raises(ValueError, match="needs pictures of 94 pixels or more"):
        spec(image_size=75, convolutions=5)


def test_three_convolutions_at_75_pixels_end_as_the_courses_five_at_300() -> None:
    small, course = spec(), train.spec(train.STARTS["The course"], HORSES)
    assert train.shapes(small)["last"] == train.shapes(course)["last"] == "7 × 7 × 64"
    assert train.shapes(small)["inputs"] == "3,136"


def test_the_courses_size_is_the_teachers() -> None:
    assert train.is_class_size(spec())
    assert not train.is_class_size(spec(image_size=150))
    assert not train.is_class_size(train.spec(train.STARTS["The course"], HORSES))
    assert train.is_class_size(train.spec(train.STARTS["Exercise 4"], FACES))


def test_every_extreme_is_a_run_that_can_be_trained() -> None:
    for name, control in controls(train.Settings).items():
        ends = getattr(control, "options", None) or (getattr(control, "low", True), getattr(control, "high", False))
        for value in ends:
            assert spec(**{"image_size": 150, name: value} if name != "data" else {})


def test_band_is_scipys_around_the_mean_of_the_second_half() -> None:
    right = [128, 140, 200, 180, 240, 205, 215]
    shown = train.swing(run_of(spec(), [each / 256 for each in right]))
    assert shown is not None
    mean = sum(right[3:]) / 4 / 256
    assert (shown.first, shown.mean) == (4, pytest.approx(mean))
    assert shown.likely == tuple(stats.binom.interval(0.95, 256, mean))
    low, high = shown.likely
    assert shown.outside == sum(not low <= each <= high for each in right[3:]) == 2
    interval = stats.binomtest(215, 256).proportion_ci(method="exact")
    assert shown.plausible == pytest.approx((interval.low, interval.high))


def test_a_run_swings_only_once_an_epoch_has_ended() -> None:
    assert train.swing(run_of(spec(), [])) is None
    shown = train.swing(run_of(spec(FACES), [1.0]))
    assert shown is not None
    assert shown.likely == (40, 40)
    assert shown.plausible == pytest.approx((0.912, 1), abs=0.001)


RISING = (0.5, 0.5, 0.5, 0.5, 0.55, 0.6, 0.75, 0.8)


@pytest.mark.parametrize(
    ("accuracies", "state", "settled"),
    [
        ((0.5, 0.7, 0.8, 0.82, 0.81, 0.79), "done", True),
        ((0.5, 0.7, 0.8, 0.82, 0.81, 0.79), "running", False),
        (RISING, "done", False),
        ((0.8,), "stopped", False),
        ((0.9, 0.9, 0.9, 0.9, 0.7, 0.6), "done", True),
    ],
)
def test_chance_is_judged_once_the_run_learns_no_more(
    accuracies: tuple[float, ...], state: StateName, settled: bool
) -> None:
    shown = train.swing(run_of(spec(), accuracies, state))
    assert shown is not None
    assert shown.has_settled == settled
    assert len(train.questions(HORSES, shown)) == (2 if settled else 1)
    assert ("band" in meta(train.figure(shown, is_open=True))) == settled
    assert "band" not in meta(train.figure(shown, is_open=False))


def test_recorded_runs_have_settled_where_they_are_judged() -> None:
    horses = train.swing(train.recording(HORSES))
    assert horses is not None
    assert horses.has_settled


@pytest.mark.parametrize("name", [HORSES, FACES])
def test_every_answer_is_among_its_options(name: str) -> None:
    runs = [train.recording(name), run_of(spec(name), [1.0]), run_of(spec(name), [0.5, 0.5])]
    for shown in map(train.swing, runs):
        assert shown is not None
        for question in (question for data in (name, HANDS, None) for question in train.questions(data, shown)):
            options = question.options(shown)
            assert question.answer(shown) in options
            assert len(options) == len(set(options)) >= 2


def test_last_layer_is_as_large_as_the_recorded_one() -> None:
    shown = train.swing(train.recording(HORSES))
    assert shown is not None
    *_, sigmoid = train.questions(HORSES, shown)
    assert sigmoid.answer(shown) == f"{train.recording(HORSES).layers(0)[-1].parameters:,}"


@pytest.mark.parametrize("answer", [train.SIGMOID, train.SOFTMAX])
@pytest.mark.parametrize("data", [HORSES, HANDS])
def test_words_question_and_spec_are_those_of_the_network_that_is_built(data: str, answer: str) -> None:
    run = spec(data, answer=answer)
    last = build(run.network, (75, 75, 3), len(train.class_names(data)), **run.network_options).layers[-1]
    said = text.read("real-images")[train.answer(replace(train.Settings(), answer=answer), data)]
    assert last.activation.__name__ == ("sigmoid" if run.network_options["sigmoid"] else "softmax")
    assert said.startswith(f"**{last.activation.__name__.capitalize()}**")
    assert ("binary" in said) == (last.units == 1)
    shown = train.swing(train.recording(data))
    assert shown is not None
    *_, question = train.questions(data, shown)
    if question.name == last.activation.__name__:
        assert question.answer(shown) == f"{last.count_params():,}"
    else:
        assert (question.name, answer) == ("sigmoid", train.SOFTMAX), "of two classes it asks what the other has"


def test_recordings_tell_the_courses_story() -> None:
    horses, faces = train.recording(HORSES), train.recording(FACES)
    assert max(end.accuracy for end in horses.epoch_points) >= 0.97
    assert horses.epoch_points[-1].val_accuracy < horses.epoch_points[-1].accuracy
    assert (faces.state.name, faces.epoch_points[-1].accuracy) == ("stopped", 1.0)
    assert train.recording("happy-or-sad-real") is faces
    assert train.recording(None) is train.recording("cats-or-dogs") is horses
