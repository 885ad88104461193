"""The store: what was written is read back, also by the next server, and a full disk is told in a sentence."""

import math
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lessons.training.run.architecture import Architecture, CountedLayer, pack
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import schema
from lessons.training.server.store import DELETED, INTERRUPTED, NOT_ENDED, Store
from tests.training.made import a_point

SPEC = TrainingSpec(seed=5)
ARCHITECTURE = Architecture(
    (CountedLayer("Flatten", {"name": "flatten"}, 0), CountedLayer("Dense", {"name": "d"}, 2)), ("a",)
)
POINTS = [
    a_point(0.5, 1, 2.25, 0.125),
    a_point(1.0, 2, 1.5, 0.25, 1.75, 0.5, 3.5, 0.001, 1.25, 0.375),
    a_point(2.0, 2, math.inf, 0.0, None, None, 1.0),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "home" / "runs.sqlite")
    yield store
    store.close()


def test_a_new_run_is_queued_and_empty(store: Store) -> None:
    run = store.run(store.create(SPEC, "ada", "lesson"))
    assert (run.spec, run.owner, run.state) == (SPEC, "ada", State("queued"))
    assert (run.points, run.epochs_with_weights, run.class_names, run.best_epoch) == ([], (), (), None)


def test_options_of_a_file_from_before_keep_their_meaning(store: Store, tmp_path: Path) -> None:
    run_id = store.create(SPEC, "ada", "overfitting")
    options = '{"dropout": 50, "l2": 5, "sigmoid": 1}'
    written = f'{{"network": "pictures-cnn", "network_options": {options}, "image_size": 75}}'
    with closing(sqlite3.connect(tmp_path / "home" / "runs.sqlite")) as earlier, earlier:
        earlier.execute("UPDATE runs SET spec = ? WHERE id = ?", (written, run_id))
    read = store.run(run_id).spec.network_options
    assert (read["dropout"], read["l2"], read["sigmoid"]) == (0.5, 0.005, True)


def test_ids_are_long_and_differ(store: Store) -> None:
    ids = {store.create(SPEC, "ada", "lesson") for _ in range(10)}
    assert len(ids) == 10
    assert min(map(len, ids)) >= 22


def test_points_come_back_in_order(store: Store) -> None:
    run = store.run(store.create(SPEC, "ada", "lesson"))
    for point in POINTS:
        store.add_point(run.id, point)
    assert run.points[:2] == POINTS[:2]
    assert len(run.points) == 3
    assert run.best_epoch == 1


def test_a_loss_that_is_no_number_stays_none(store: Store) -> None:
    run = store.run(store.create(SPEC, "ada", "lesson"))
    store.add_point(run.id, POINTS[2])
    assert math.isnan(run.points[0].loss)


def test_weights_come_back_as_layers(store: Store) -> None:
    run = store.run(store.create(SPEC, "ada", "lesson"))
    store.set_architecture(run.id, ARCHITECTURE)
    for epoch in (0, 1):
        store.add_weights(run.id, epoch, pack([np.full((4, 2), epoch, np.float32), np.zeros(2, np.float32)]))
    assert run.epochs_with_weights == (0, 1)
    assert run.class_names == ("a",)
    _, dense = run.layers(1)
    np.testing.assert_array_equal(dense.weights[0], np.ones((4, 2)))
    assert run.substitutes(1) == {}
    with pytest.raises(LookupError, match="kept no weights for epoch 2"):
        run.layers(2)


def test_only_the_newest_optimizer_is_kept(store: Store, tmp_path: Path) -> None:
    run_id = store.create(SPEC, "ada", "lesson")
    for epoch in (0, 1, 2):
        store.set_optimizer(run_id, epoch, f"optimizer {epoch}".encode())
    with closing(sqlite3.connect(tmp_path / "home" / "runs.sqlite")) as reader:
        rows = reader.execute("SELECT * FROM optimizers").fetchall()
    assert rows == [(run_id, 2, b"optimizer 2")]


def test_runs_are_listed_for_their_owner_and_lesson_the_newest_first(store: Store) -> None:
    runs = [
        store.create(SPEC, owner, lesson) for owner, lesson in (("ada", "a"), ("ada", "b"), ("bob", "a"), ("ada", "a"))
    ]
    assert [run.id for run in store.runs("ada", "a")] == [runs[3], runs[0]]
    assert [run.lesson for run in store.runs("ada", "b")] == ["b"]


def test_unfinished_runs_of_an_owner_are_counted(store: Store) -> None:
    ended, _ = store.create(SPEC, "ada", "lesson"), store.create(SPEC, "ada", "lesson")
    assert store.count_unfinished("ada") == 2
    store.set_state(ended, State("stopped"))
    assert (store.count_unfinished("ada"), store.count_unfinished("bob")) == (1, 0)


def test_a_run_is_named_pinned_and_deleted(store: Store) -> None:
    run_id = store.create(SPEC, "ada", "lesson")
    assert (store.run(run_id).name, store.run(run_id).pinned) == ("", False)
    store.rename(run_id, "mine")
    store.pin(run_id, True)
    assert (store.run(run_id).name, store.run(run_id).pinned) == ("mine", True)
    store.add_point(run_id, POINTS[0])
    store.add_weights(run_id, 0, b"weights")
    store.set_optimizer(run_id, 0, b"optimizer")
    watched = store.run(run_id)
    with pytest.raises(ValueError, match=NOT_ENDED):
        store.delete(run_id)
    assert watched.points == POINTS[:1]
    store.set_state(run_id, State("done"))
    store.delete(run_id)
    assert (watched.state, watched.points, watched.class_names) == (State("stopped", DELETED), [], ())
    with pytest.raises(LookupError):
        store.run(run_id)
    for table in ("points", "weights", "optimizers"):
        assert store._database.read(f"SELECT * FROM {table}") == []


def test_an_ended_run_is_opened_again_up_to_an_epoch(store: Store) -> None:
    run_id = store.create(SPEC, "ada", "lesson")
    for point in POINTS:
        store.add_point(run_id, point)
    store.set_state(run_id, State("stopped", "By hand."))
    longer, longest = replace(SPEC, epochs=30), replace(SPEC, epochs=40)
    for spec in (longest, longer):
        assert store.run(run_id).first_spec == SPEC
        assert store.reopen(run_id, spec, 1)
        store.set_state(run_id, State("queued" if spec == longer else "stopped"))
    run = store.run(run_id)
    assert (run.spec, run.first_spec, run.state, run.points) == (longer, SPEC, State("queued"), POINTS[:2])
    assert store.view(run_id).first_spec == SPEC
    assert not store.reopen(run_id, SPEC, 0), "it has not ended"
    assert (store.run(run_id).spec, run.points) == (longer, POINTS[:2])


def test_the_oldest_weights_make_room_but_for_those_in_use_and_the_pinned(store: Store) -> None:
    oldest, pinned, training, newest = [store.create(SPEC, "ada", "lesson") for _ in range(4)]
    for run_id in (oldest, pinned, training, newest):
        for epoch in (0, 1):
            store.add_weights(run_id, epoch, bytes(1000))
        store.set_state(run_id, State("running" if run_id == training else "done"))
    store.pin(pinned, True)
    store.make_room(8000)
    assert store.epochs_with_weights(oldest) == (0, 1)
    store.make_room(7000)
    assert store.epochs_with_weights(oldest) == (1,)
    store.make_room(3000)
    assert [store.epochs_with_weights(run_id) for run_id in (oldest, pinned, training, newest)] == [
        (),
        (0, 1),
        (0, 1),
        (1,),
    ]


def test_an_unknown_run_is_told_in_a_sentence(store: Store) -> None:
    with pytest.raises(LookupError, match="This run is not on this server any more"):
        store.run("nobody")


def test_the_next_server_shows_the_runs_and_ends_the_interrupted_ones(tmp_path: Path) -> None:
    first = Store(tmp_path / "runs.sqlite")
    done, broken = first.create(SPEC, "ada", "lesson"), first.create(SPEC, "ada", "lesson")
    first.set_state(done, State("done"))
    first.set_state(broken, State("running"))
    first.add_point(broken, POINTS[1])
    first.close()
    second = Store(tmp_path / "runs.sqlite")
    second.mark_interrupted()
    assert second.run(done).state == State("done")
    assert second.run(broken).state == State("failed", INTERRUPTED)
    assert second.run(broken).points == [POINTS[1]]
    second.close()


def test_a_full_disk_is_told_in_a_sentence(store: Store) -> None:
    run_id = store.create(SPEC, "ada", "lesson")
    store._database._writer.run("PRAGMA max_page_count = 1")
    with pytest.raises(OSError, match="The run could not be saved: database or disk is full"):
        store.add_weights(run_id, 0, bytes(100_000))


def test_a_state_that_cannot_be_written_is_shown_and_written_later(store: Store, tmp_path: Path) -> None:
    run, other = store.run(store.create(SPEC, "ada", "lesson")), store.run(store.create(SPEC, "bob", "lesson"))
    full = State("failed", "The disk is full.")
    store._database._writer.run("PRAGMA query_only = 1")
    store.set_state(run.id, full)
    assert run.state == full
    store._database._writer.run("PRAGMA query_only = 0")
    store.set_state(other.id, State("running"))
    with closing(Store(tmp_path / "home" / "runs.sqlite")) as next_one:
        assert next_one.state(run.id) == full
    store.set_state(run.id, State("done"))
    assert run.state == State("done")


EARLIER = """
CREATE TABLE points (
    run TEXT NOT NULL REFERENCES runs, number INTEGER NOT NULL, epoch REAL NOT NULL, batch INTEGER NOT NULL,
    loss REAL, accuracy REAL, val_loss REAL, val_accuracy REAL, seconds REAL, learning_rate REAL{remeasured},
    PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE TABLE runs (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, created REAL NOT NULL, spec TEXT NOT NULL,
    architecture TEXT, state TEXT NOT NULL, reason TEXT NOT NULL,
    lesson TEXT NOT NULL, name TEXT NOT NULL DEFAULT '', pinned INTEGER NOT NULL DEFAULT 0
);
INSERT INTO runs VALUES ('old', 'ada', 1795796318.0, '{{"data": "digits", "network": "digits-cnn", "network_options":
{{"filters": 16, "convolutions": 1, "dense": 128}}, "image_size": 28, "optimizer": "adam", "learning_rate": 0.001,
"batch_size": 32, "epochs": 10, "examples": null, "per_class": null, "patience": null, "stop_at_accuracy": 0.9,
"stop_at_val_accuracy": null, "checkpoint": false, "leak": false, "augmentation": {{"rotation": 5.0}},
"remeasure": true, "seed": 5, "base": ""}}', NULL, 'stopped', 'Stopped by hand.', 'lesson', 'mine', 1);
PRAGMA user_version = 1;
"""
"""How an earlier version has written its file."""
REMEASURED = ", remeasured_loss REAL, remeasured_accuracy REAL"
ROWS = [
    ("old", 0, 0.5, 1, 2.25, 0.125, None, None, None, 0.001, None, None),
    ("old", 1, 1.0, 2, 1 / 3, 0.25, 1.7500000000000002, 0.5, 3.5, 0.001, 1.25, 0.375),
    ("old", 2, 1.5, 1, None, 0.1, None, None, None, 0.002, None, None),
]


def earlier(path: Path, remeasured: str) -> None:
    width = 12 if remeasured else 10
    with closing(sqlite3.connect(path)) as file:
        file.executescript(EARLIER.format(remeasured=remeasured))
        file.executemany(f"INSERT INTO points VALUES ({','.join('?' * width)})", [row[:width] for row in ROWS])
        file.commit()


@pytest.mark.parametrize("remeasured", [REMEASURED, ""])
def test_a_file_of_an_earlier_version_reads_on_to_the_last_digit(tmp_path: Path, remeasured: str) -> None:
    path = tmp_path / "runs.sqlite"
    earlier(path, remeasured)
    for opening in range(2):
        with closing(Store(path)) as store:
            run = store.run("old")
            assert (run.spec.goals, run.spec.all_goals, run.spec.remeasure) == ({}, {"accuracy": 0.9}, True)
            assert (run.state, run.name, run.pinned) == (State("stopped", "Stopped by hand."), "mine", True)
            assert run.first_spec == run.spec
            first, end, lost = run.points[:3]
            assert (first.loss, first.accuracy, first.val_loss, first.learning_rate) == (2.25, 0.125, None, 0.001)
            assert (end.loss, end.val_loss, end.val_accuracy, end.seconds) == (1 / 3, 1.7500000000000002, 0.5, 3.5)
            again = (1.25, 0.375) if remeasured else (None, None)
            assert (end.remeasured_loss, end.remeasured_accuracy) == again
            assert math.isnan(lost.loss)
            assert run.points[3:] == POINTS[:1] * opening
            store.add_point("old", POINTS[0])


def test_a_file_is_brought_up_to_date_as_a_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "runs.sqlite"
    earlier(path, REMEASURED)
    with monkeypatch.context() as broken:
        broken.setattr(schema, "BACK", f"{schema.BACK} SELECT named(no_such_column);")
        with pytest.raises(OSError, match="cannot keep its runs"):
            Store(path)
    with closing(Store(path)) as store:
        assert len(store.run("old").points) == len(ROWS)


def statements(store: Store) -> list[str]:
    """What is read from the file from now on."""
    read: list[str] = []
    store._database._reader._connection.set_trace_callback(read.append)
    return read


@pytest.mark.parametrize("epochs", [10, 500])
def test_a_view_reads_three_statements_and_only_the_points_that_are_new(store: Store, epochs: int) -> None:
    run = store.run(store.create(SPEC, "ada", "lesson"))
    store.set_architecture(run.id, ARCHITECTURE)
    points = [a_point(float(epoch), 2, 1 / epoch, 0.5, 2 / epoch, 0.5, 1.0) for epoch in range(1, epochs + 1)]
    for point in points:
        store.add_point(run.id, point)
    assert run.view().points == tuple(points)
    store.add_point(run.id, POINTS[0])
    read = statements(store)
    view = run.view()
    assert len(read) == 3
    assert view.points == (*points, POINTS[0])
    read.clear()
    numbers = (view.spec, view.state, view.best_epoch, view.epochs_with_weights, view.class_names, view.metric.name)
    assert numbers == (SPEC, State("queued"), epochs, (), ("a",), "accuracy")
    assert len(view.epoch_points) == epochs
    assert read == [], "a view asks for nothing more"


def test_a_view_stays_as_it_was(store: Store) -> None:
    run = store.run(store.create(SPEC, "ada", "lesson"))
    before = run.view()
    store.add_point(run.id, POINTS[0])
    store.add_weights(run.id, 0, pack([]))
    store.set_architecture(run.id, ARCHITECTURE)
    store.set_state(run.id, State("running"))
    assert (before.state, before.points, before.epochs_with_weights) == (State("queued"), (), ())
    assert before.architecture is None
    after = before.view()
    assert (after.state, after.points, after.epochs_with_weights) == (State("running"), (POINTS[0],), (0,))
    assert after.architecture == ARCHITECTURE


def test_a_view_forgets_what_a_run_forgets_that_is_opened_again(store: Store) -> None:
    run = store.run(store.create(SPEC, "ada", "lesson"))
    for point in POINTS[:2]:
        store.add_point(run.id, point)
    store.add_point(run.id, a_point(1.5, 1, 1.0, 0.5))
    store.set_state(run.id, State("stopped"))
    assert len(run.view().points) == 3
    store.reopen(run.id, replace(SPEC, epochs=20), 1)
    store.add_point(run.id, a_point(1.25, 1, 9.0, 0.5))
    view = run.view()
    assert [point.epoch for point in view.points] == [0.5, 1.0, 1.25]
    assert (view.spec.epochs, view.state) == (20, State("queued"))


def test_a_view_of_a_deleted_run_says_so(store: Store) -> None:
    run = store.run(store.create(SPEC, "ada", "lesson"))
    store.add_point(run.id, POINTS[0])
    store.set_state(run.id, State("done"))
    view = run.view()
    store.delete(run.id)
    assert (view.view().state, view.view().points) == (State("stopped", DELETED), ())
    with pytest.raises(LookupError, match="not on this server"):
        store.view(run.id)


def test_how_a_run_stands_is_known_without_reading_until_it_has_ended(store: Store) -> None:
    run_id = store.create(SPEC, "ada", "lesson")
    read = statements(store)
    store.set_state(run_id, State("running"))
    assert (store.state(run_id), read) == (State("running"), [])
    store.set_state(run_id, State("done"))
    assert store.state(run_id) == State("done")
    assert store._states == {}, "nothing is remembered of a run that has ended"


def test_the_newest_run_that_trains_or_waits_is_found(store: Store) -> None:
    assert store.newest_unfinished("ada", "lesson") is None
    runs = [store.create(SPEC, "ada", "lesson") for _ in range(3)]
    store.create(SPEC, "bob", "lesson")
    store.create(SPEC, "ada", "another")
    store.set_state(runs[2], State("done"))
    assert store.newest_unfinished("ada", "lesson") == runs[1]


def test_an_optimizer_goes_with_the_weights_that_it_has_moved(store: Store) -> None:
    older, newer = store.create(SPEC, "ada", "lesson"), store.create(SPEC, "ada", "lesson")
    for run_id in (older, newer):
        store.add_weights(run_id, 1, bytes(1000))
        store.set_optimizer(run_id, 1, bytes(2000))
        store.set_state(run_id, State("done"))
    store.make_room(2000)
    assert [store.packed_optimizer(run_id, 1) is None for run_id in (older, newer)] == [False, False]
    store.make_room(1000)
    assert [store.packed_optimizer(run_id, 1) is None for run_id in (older, newer)] == [True, False]


def test_runs_that_have_ended_since_are_told_with_how_far_they_came(store: Store) -> None:
    early = store.create(SPEC, "ada", "lesson")
    store.set_state(early, State("done"))
    moment = store.run(early).created
    ids = [store.create(SPEC, owner, "lesson") for owner in ("ada", "bob", "cyd")]
    other = store.create(SPEC, "ada", "other")
    for run_id, state in zip((*ids, other), ("done", "stopped", "running", "done"), strict=True):
        store.set_state(run_id, State(state))
    for point in POINTS:
        store.add_point(ids[1], point)
    assert [(run.id, run.owner, length) for run, length in store.ended_since("lesson", moment)] == [
        (ids[0], "ada", 0),
        (ids[1], "bob", len(POINTS)),
    ]
