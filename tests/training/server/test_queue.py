"""The line: who comes next, and how long the others wait."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.maths.augmentation import Augmentation
from lessons.training.run.history import State
from lessons.training.run.spec import Schedule, TrainingSpec
from lessons.training.server.queue import Entry, Pace, in_order, places

SPEC = TrainingSpec(epochs=10)
OTHER = TrainingSpec(epochs=10, batch_size=64)


def entries(owners: str, **changes: object) -> list[Entry]:
    """A run for each letter, which is its owner."""
    return [Entry(f"{owner}{number}", owner, SPEC, **changes) for number, owner in enumerate(owners)]


def owners(line: list[Entry]) -> str:
    return "".join(entry.owner for entry in line)


@pytest.mark.parametrize(
    ("training", "waiting", "order"),
    [
        ("", "abc", "abc"),
        ("", "aab", "aba"),
        ("a", "ab", "ba"),
        ("a", "aabbc", "bcaba"),
        ("aa", "ab", "ba"),
        ("", "", ""),
    ],
)
def test_nobodys_second_run_comes_before_anybodys_first(training: str, waiting: str, order: str) -> None:
    assert owners(in_order(entries(waiting), entries(training))) == order


@given(st.text("abc", max_size=4), st.text("abcd", max_size=9))
def test_every_run_keeps_its_round_and_none_is_lost(training: str, waiting: str) -> None:
    line = in_order(entries(waiting), entries(training))
    assert sorted(entry.run_id for entry in line) == sorted(entry.run_id for entry in entries(waiting))
    counts, rounds = Counter(training), []
    for entry in line:
        counts[entry.owner] += 1
        rounds.append(counts[entry.owner])
    assert rounds == sorted(rounds)


def test_the_teachers_choice_comes_first() -> None:
    line = [*entries("ab"), Entry("urgent", "a", SPEC, urgent=True)]
    assert [entry.run_id for entry in in_order(line, [])] == ["urgent", "a0", "b1"]


def waits(training: list[Entry], waiting: list[Entry], pace: Pace, workers: int) -> list[float | None]:
    states = {entry.run_id: State("queued") for entry in (*training, *waiting)}
    return [place.wait for place in places(training, waiting, states, pace, workers)]


def test_each_waits_for_the_worker_that_is_free_first() -> None:
    pace = Pace()
    pace.learn(SPEC, 2.0)
    training = [Entry("a", "a", SPEC, epoch=9.0), Entry("b", "b", SPEC, epoch=4.0)]
    assert waits(training, entries("cde"), pace, 2) == [0, 0, 2, 12, 22]


def test_no_wait_is_told_behind_a_run_whose_length_nobody_knows() -> None:
    pace = Pace()
    pace.learn(SPEC, 2.0)
    unknown = Entry("z", "z", OTHER)
    assert waits([], [*entries("a"), unknown, *entries("b")], pace, 1) == [0, 20, None]
    assert waits([unknown], entries("a"), pace, 2) == [0, 0]


def test_no_wait_is_told_without_a_worker() -> None:
    pace = Pace()
    pace.learn(SPEC, 2.0)
    assert waits([], entries("ab"), pace, 0) == [None, None]


def test_places_count_who_is_ahead() -> None:
    states = {entry.run_id: State("running") for entry in entries("abcd")}
    line = places(entries("ab"), entries("abcd")[2:], states, Pace(), 2)
    assert [(place.owner, place.ahead) for place in line] == [("a", 0), ("b", 0), ("c", 0), ("d", 1)]


@pytest.mark.parametrize(
    "change",
    [
        {"augmentation": Augmentation(rotation=20)},
        {"base": "mobilenet-v2", "network": "head", "network_options": {}, "image_size": 96},
        {"remeasure": True},
        {"per_class": 10},
        {"examples": 100},
        {"leak": True},
        {"data": "garments"},
        {"network": "dense-windows", "network_options": {}, "data_options": {"window": 20}},
        {"task": "forecast"},
        {"network_options": {"filters": 32}},
    ],
)
def test_no_run_inherits_the_seconds_of_one_that_costs_another_time(change: dict[str, Any]) -> None:
    pace, other = Pace(), replace(SPEC, **change)
    pace.learn(SPEC, 2.0)
    assert pace.left(Entry("other", "ada", other)) is None
    pace.learn(other, 60.0)
    assert pace.left(Entry("plain", "ada", SPEC)) == 20.0
    assert pace.left(Entry("other", "ada", other, epoch=9.0)) == 60.0


@pytest.mark.parametrize(
    "change",
    [
        {"seed": 7},
        {"epochs": 20},
        {"learning_rate": 0.1},
        {"schedule": Schedule(1e-8, 10, 20)},
        {"patience": 3, "checkpoint": True},
        {"stop_at_accuracy": 0.9, "goals": {"val_loss": 0.1}},
    ],
)
def test_what_costs_no_time_does_not_hide_a_known_pace(change: dict[str, Any]) -> None:
    pace, other = Pace(), replace(SPEC, **change)
    pace.learn(SPEC, 2.0)
    assert pace.left(Entry("other", "ada", other)) == 2.0 * other.epochs
