"""Runs side by side, on made histories: only what differs is named, and a run keeps its place."""

import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lessons.maths.augmentation import Augmentation
from lessons.tasks import ACCURACY, MAE
from lessons.training import trainings
from lessons.training.reports import comparison, recordings
from lessons.training.reports.comparison import (
    MOST,
    changed,
    changes,
    differing,
    outcomes,
    read_places,
    same_numbers,
    toggle,
    write_places,
)
from lessons.training.run.history import Point
from lessons.training.run.spec import Schedule, TrainingSpec
from tests.training.made import Made, a_point

FORECAST = TrainingSpec(network="dense-windows", task="forecast")
names = st.text("abcdefghijklmnopqrstuvwxyzABCDEF0123456789-_", min_size=1, max_size=22)
places = st.lists(names, unique=True, max_size=MOST).flatmap(
    lambda chosen: st.permutations(range(MOST)).map(lambda order: dict(zip(order, chosen, strict=False)))
)


def made(*val_losses: float, spec: TrainingSpec | None = None) -> Made:
    """A run with these validation losses, an epoch each."""
    points = [
        a_point(epoch, 3, 1 / epoch, 1 - 0.5 / epoch, loss, 1 - loss, 2.0 * epoch)
        for epoch, loss in enumerate(val_losses, start=1)
    ]
    return Made(points, spec or TrainingSpec())


@given(places)
def test_places_travel_in_an_address(chosen: dict[int, str]) -> None:
    written = write_places(chosen)
    assert written
    assert read_places(written) == chosen


@given(st.text(max_size=80))
def test_any_text_is_read(written: str) -> None:
    chosen = read_places(written)
    assert set(chosen) <= set(range(MOST))
    assert len(set(chosen.values())) == len(chosen)


@given(places, names)
def test_others_keep_their_places_when_one_comes_or_goes(chosen: dict[int, str], name: str) -> None:
    after = toggle(chosen, name)
    others = {place: other for place, other in chosen.items() if other != name}
    assert {place: other for place, other in after.items() if other != name} == others
    assert (name in after.values()) == (name not in chosen.values() and len(chosen) < MOST)


def test_one_that_left_gives_its_place_to_the_next() -> None:
    assert toggle(toggle({0: "a", 1: "b"}, "a"), "c") == {0: "c", 1: "b"}


def test_same_settings_differ_in_nothing() -> None:
    assert differing([TrainingSpec(seed=3), TrainingSpec(seed=3)]) == []
    assert differing([TrainingSpec()]) == []
    assert differing([]) == []


def test_only_what_differs_is_named() -> None:
    specs = [
        TrainingSpec(learning_rate=0.0005, stop_at_accuracy=0.998, data="digits"),
        TrainingSpec(learning_rate=0.01, stop_at_accuracy=None, data="/somewhere/private/cats.zip", patience=3),
    ]
    assert differing(specs) == [
        ("Data", ("Handwritten digits (scikit-learn)", "cats.zip")),
        ("Learning rate", ("0.0005", "0.01")),
        ("Patience", ("off", "3")),
        ("Stop at accuracy", ("99.8%", "off")),
    ]


def test_options_of_networks_are_settings_too() -> None:
    one, other = TrainingSpec(network_options={"filters": 8}), TrainingSpec(network_options={"filters": 32})
    assert differing([one, other, one]) == [("Filters", ("8", "32", "8"))]


def test_an_option_that_a_network_lacks_is_a_dash() -> None:
    rows = dict(differing([TrainingSpec(), TrainingSpec(network="tiny-vgg", network_options={"filters": 16})]))
    assert rows == {"Network": ("digits-cnn", "tiny-vgg"), "Convolutions": ("1", "–"), "Dense units": ("128", "–")}


def test_switches_say_yes_or_no_and_changes_are_called_as_their_sliders() -> None:
    base = {"pretrained": True, "trainable": False}
    flipped = TrainingSpec(network="transfer", network_options=base, augmentation=Augmentation(flip_horizontal=True))
    scratch = TrainingSpec(network="transfer", network_options={"pretrained": False, "trainable": True})
    assert differing([flipped, scratch]) == [
        ("Pretrained", ("yes", "no")),
        ("Trainable", ("no", "yes")),
        ("Flip left–right", ("yes", "no")),
    ]


def ends(*val_losses: float) -> list[Point]:
    return made(*val_losses).epoch_points


def test_outcomes_name_the_epochs_of_the_best() -> None:
    assert dict(outcomes([ends(0.25, 0.125, 0.5), ends()], ACCURACY)) == {
        "Highest validation accuracy": ("87.5%, epoch 2", "–"),
        "Lowest validation loss": ("0.1250, epoch 2", "–"),
        "Last training accuracy": ("83.3%", "–"),
        "Epochs trained": ("3", "0"),
    }


def test_outcomes_of_a_forecast_are_the_lowest_errors() -> None:
    errors = (6.5, 4.25, 4.25, 5.0)
    points = [
        Point(at, 3, {"loss": 2.0, "mae": 5 - at / 10, "val_loss": 1 / at, "val_mae": error}, 1.0)
        for at, error in enumerate(errors, start=1)
    ]
    rows = dict(outcomes([points, []], MAE))
    assert rows["Lowest validation mean absolute error"] == ("4.25, epoch 2", "–")
    assert rows["Last training mean absolute error"] == ("4.60", "–")
    assert rows["Lowest validation loss"] == ("0.2500, epoch 4", "–")


def test_settings_of_a_forecast_are_told_in_its_own_numbers() -> None:
    sweep = Schedule(1e-8, 10, 20)
    specs = [
        replace(FORECAST, goals={"val_mae": 4.5, "loss": 30}, data_options={"window": 20}, examples=5),
        replace(FORECAST, schedule=sweep, data_options={"window": 30}),
    ]
    assert dict(differing(specs)) == {
        "Windows": ("5", "all"),
        "Window": ("20", "30"),
        "Schedule": ("off", "1e-08, times 10 every 20 epochs"),
        "Stop at val mae": ("4.50", "off"),
        "Stop at loss": ("30", "off"),
    }


def test_a_loss_that_is_no_number_is_not_the_lowest() -> None:
    assert dict(outcomes([ends(math.nan)], ACCURACY))["Lowest validation loss"] == ("–",)


def test_histories_are_the_same_as_far_as_the_shorter_goes() -> None:
    assert same_numbers([ends(0.5, 0.25), ends(0.5, 0.25, 0.125)])
    assert not same_numbers([ends(0.5, 0.25), ends(0.5, 0.25 + 1e-12)])
    assert not same_numbers([ends(0.5), ends()])


def test_every_recording_of_a_lesson_can_be_compared() -> None:
    for slug in trainings.slugs():
        assert {entry.id for entry in comparison.recording_entries(slug)} == set(recordings.names(slug))
    assert [entry.id for entry in comparison.recording_entries("larger-dataset")][:2] == [
        "2000-pictures",
        "200-pictures",
    ]
    entries = comparison.recording_entries("feature-maps")
    assert [comparison.parameters(entry.record) for entry in entries] == [
        # 3*3*1*16+16, 13*13*16*128+128, 128*10+10
        160 + 346_240 + 1290,
        # 3*3*3*10+10, three times 3*3*10*10+10, 13*13*10*9+9
        280 + 3 * 910 + 15_219,
    ]
    assert comparison.parameters(made(0.5)) is None


class WentOn(Made):
    """A run that was first to do less."""

    first_spec = TrainingSpec(epochs=2, stop_at_accuracy=0.9)  # type: ignore[assignment]


def rated(*rates: float) -> list[Point]:
    """Two points an epoch, made with these learning rates."""
    return [a_point(number / 2, 1, 0.5, 0.5, learning_rate=rate) for number, rate in enumerate(rates, start=1)]


def test_what_was_changed_on_the_way_is_named() -> None:
    points = rated(0.001, 0.001, 0.001, 0.003, 0.003, 0.003, 0.0001)
    told = ("rate 0.003 from epoch 2", "rate 0.0001 from epoch 4")
    assert changes(Made(points, TrainingSpec())) == told
    went_on = WentOn(points[:2], TrainingSpec(epochs=6))
    assert changes(went_on) == ("went on to epoch 6",)
    plain = Made(points[:2], TrainingSpec())
    assert changed([Made(points, TrainingSpec()), went_on, plain]) == [
        ("Changed on the way", (", ".join(told), "went on to epoch 6", "–"))
    ]
    assert changed([plain, plain]) == []


def test_a_schedule_changes_nothing_by_hand() -> None:
    assert changes(Made(rated(1e-8, 1e-7, 1e-6), TrainingSpec(schedule=Schedule(1e-8, 10.0, 20)))) == ()
