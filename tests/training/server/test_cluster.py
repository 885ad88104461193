"""Engine, cluster and workers together, with real processes: one worker for the whole file."""

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from lessons.data.own import collection
from lessons.data.own.collection import OwnPictures
from lessons.home import home
from lessons.training.run.events import new_rate
from lessons.training.run.history import State
from lessons.training.server import cluster
from lessons.training.server.engine import Engine
from lessons.training.server.remote import TOPIC
from lessons.training.server.resumption import MORE_EPOCHS
from lessons.training.server.store import INTERRUPTED, Run, Store
from tests.data.own.test_folder import as_zip, classes
from tests.programs import REPOSITORY, run_module
from tests.training.patience import wait_until
from tests.training.runs import ENDLESS, SMALL, ended, submit, worker_process

pytestmark = pytest.mark.slow


def pause(trainer: Engine, run: Run) -> None:
    trainer.command(run.id, "pause")
    wait_until(lambda: run.state.name == "paused")


def test_a_worker_gives_the_history_that_the_command_line_gives(trainer: Engine) -> None:
    run = ended(submit(trainer, SMALL))
    settings = {"examples": 64, "filters": 4, "dense": 16, "learning_rate": 0.001, "batch_size": 32}
    options = [part for key, value in settings.items() for part in ("--set", f"{key}={value}")]
    command_line = run_module("lessons", "train", "feature-maps", "--epochs", "2", *options)
    lines = [json.loads(line) for line in command_line.out.splitlines()[:-1]]
    assert run.state.name == "done"
    assert run.epochs_with_weights == (0, 1, 2)
    for name in ("loss", "accuracy", "val_loss", "val_accuracy"):
        assert [getattr(point, name) for point in run.epoch_points] == [line[name] for line in lines]


@pytest.mark.slow
def test_a_worker_learns_from_a_learners_own_pictures_for_as_long_as_they_are_here(
    trainer: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = OwnPictures(home() / "own", None)
    monkeypatch.setattr(collection, "current", lambda: kept)
    name = kept.add_zip("ada", "pets.zip", io.BytesIO(as_zip(classes(20), tmp_path).read_bytes()))
    wait_until(lambda: kept.check(name).progress.state == "done")
    spec = replace(SMALL, data=name, examples=None)
    run = ended(submit(trainer, spec))
    assert (run.state.name, run.class_names) == ("done", ("cat", "dog"))
    waiting = submit(trainer, ENDLESS)
    late = submit(trainer, replace(spec, image_size=20))
    kept.forget("ada")
    trainer.command(waiting.id, "stop")
    assert ended(late).state == State("failed", collection.GONE)


def test_a_run_is_paused_stepped_and_stopped(trainer: Engine) -> None:
    run = submit(trainer, ENDLESS)
    wait_until(lambda: bool(run.points))
    pause(trainer, run)
    before = len(run.points)
    trainer.command(run.id, "batch")
    wait_until(lambda: len(run.points) > before and run.state.name == "paused")
    epochs = len(run.epoch_points)
    trainer.command(run.id, "epoch")
    wait_until(lambda: len(run.epoch_points) > epochs and run.state.name == "paused")
    trainer.command(run.id, "continue")
    wait_until(lambda: len(run.epoch_points) > epochs + 2)
    trainer.command(run.id, "stop")
    assert ended(run).state.reason == "Stopped by hand."
    assert run.epochs_with_weights[-1] == int(run.epoch_points[-1].epoch)


def test_a_run_tells_how_many_pictures_are_drawn_and_is_stopped_meanwhile(trainer: Engine) -> None:
    run = submit(trainer, replace(SMALL, data="cats-or-dogs", image_size=140, examples=None))
    wait_until(lambda: run.state.reason.startswith("Pictures made ready: "))
    assert run.state.name == "starting"
    trainer.command(run.id, "stop")
    assert ended(run).state == State("stopped", "Stopped by hand.")
    assert run.points == []


def stop(trainer: Engine, run: Run) -> None:
    trainer.command(run.id, "stop")
    assert ended(run).state.reason == "Stopped by hand."


def test_a_run_goes_on_with_another_learning_rate(trainer: Engine) -> None:
    run = submit(trainer, ENDLESS)
    # An epoch's point comes before its weights.
    wait_until(lambda: run.epochs_with_weights[1:] != ())
    stop(trainer, run)
    trainer.resume(run.id)
    trainer.command(run.id, new_rate(0.25))
    wait_until(lambda: run.epoch_points[-1].learning_rate == 0.25)
    stop(trainer, run)
    assert [int(point.epoch) for point in run.epoch_points] == list(range(1, 1 + len(run.epoch_points)))
    assert run.epoch_points[0].learning_rate == SMALL.learning_rate


def test_a_run_that_came_to_its_end_goes_on_for_some_epochs(trainer: Engine) -> None:
    run = ended(submit(trainer, SMALL))
    trainer.resume(run.id)
    assert ended(run).state.name == "done"
    assert [int(point.epoch) for point in run.epoch_points] == list(range(1, 3 + MORE_EPOCHS))


def test_a_run_can_be_stopped_and_go_on_again_and_again(trainer: Engine) -> None:
    run = submit(trainer, ENDLESS)
    wait_until(lambda: run.epochs_with_weights[1:] != ())
    for _ in range(3):
        trainer.command(run.id, "stop")
        epochs = len(ended(run).epoch_points)
        trainer.resume(run.id)
    wait_until(lambda: len(run.epoch_points) > epochs)
    stop(trainer, run)


def test_data_that_is_not_here_fails_in_a_sentence(trainer: Engine) -> None:
    run = ended(submit(trainer, replace(SMALL, data="rps")))
    assert run.state.name == "failed"
    assert run.state.reason.endswith("is not on this computer yet; it must be downloaded first.")


@pytest.mark.slow
def test_a_killed_worker_fails_its_run_in_a_sentence_and_the_next_one_trains(trainer: Engine) -> None:
    run = submit(trainer, ENDLESS)
    # An epoch's point comes before its weights.
    wait_until(lambda: run.epochs_with_weights[1:] != ())
    worker_process(trainer).kill()
    assert ended(run).state.reason == cluster.KILLED
    assert len(run.epoch_points) > 0
    assert run.layers(1)
    trainer.resume(run.id)
    epochs = len(run.epoch_points)
    wait_until(lambda: len(run.epoch_points) > epochs)
    trainer.command(run.id, "stop")
    assert ended(run).state.reason == "Stopped by hand."
    assert ended(submit(trainer, SMALL)).state.name == "done"


def test_the_scheduler_keeps_nothing_of_ended_runs(trainer: Engine) -> None:
    scheduler = trainer._cluster._local.scheduler
    done, stopped = ended(submit(trainer, SMALL)), submit(trainer, ENDLESS)
    wait_until(lambda: bool(stopped.points))
    trainer.command(stopped.id, "stop")
    ended(stopped)
    wait_until(lambda: not scheduler.tasks and not scheduler.extensions["queues"].queues)
    assert not scheduler.task_groups
    assert set(scheduler.task_prefixes) == {"train"}
    told = [len(json.dumps(message)) for _, message in scheduler.get_events(TOPIC)]
    assert 0 < max(told) < len(trainer.store.packed_weights(done.id, 1) or b"")


def lives(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


LIFE_OF_A_SERVER = """
import json, sys, time
import psutil
from lessons.training.server import engine
from lessons.training.run.spec import TrainingSpec

if __name__ == "__main__":
    trainer = engine.current()
    run = trainer.store.run(trainer.submit(TrainingSpec(epochs=1000), "ada", "lesson"))
    while not run.points:
        time.sleep(0.05)
    children = [child.pid for child in psutil.Process().children(recursive=True)]
    trainer.stop()
    loaded = [name for name in ("keras", "tensorflow") if name in sys.modules]
    print(json.dumps({"run": run.id, "children": children, "loaded": loaded}))
"""


@pytest.mark.slow
def test_a_stopped_server_leaves_no_process_and_never_loads_keras(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(LIFE_OF_A_SERVER)
    surroundings = {**os.environ, "LAYERSCOPE_HOME": str(tmp_path), "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, script]
    done = subprocess.run(command, env=surroundings, check=True, stdout=subprocess.PIPE, timeout=120)
    told = json.loads(done.stdout)
    assert told["loaded"] == []
    assert told["children"]
    # The process that tracks shared memory ends a moment after the server.
    wait_until(lambda: not any(map(lives, told["children"])))
    store = Store(tmp_path / "runs.sqlite")
    assert store.state(told["run"]).reason == INTERRUPTED
    assert store.points(told["run"])
    store.close()
