"""A full disk and a worker that does not answer: one run ends in a sentence, and the next one trains."""

import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from lessons.training.run.history import State
from lessons.training.server import engine, reasons
from lessons.training.server.engine import Engine
from lessons.training.server.store import Store
from tests.training.patience import wait_until
from tests.training.runs import ENDLESS, SMALL, ended, submit, worker_process

pytestmark = pytest.mark.slow

FULL = "The run could not be saved: database or disk is full. Finished epochs are kept."


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", tmp_path], check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only the superuser of a Linux system may mount a small disk")
    yield tmp_path
    subprocess.run(["umount", "--lazy", tmp_path], check=True)


def fill(file: Path) -> None:
    with file.open("wb", buffering=0) as growing, suppress(OSError):
        while True:
            growing.write(bytes(4096))


def test_a_full_disk_ends_a_run_in_a_sentence_until_there_is_room_again(trainer: Engine, disk: Path) -> None:
    guest = Engine(Store(disk / "runs.sqlite"), trainer._cluster._local.scheduler_address)
    guest.start()
    run = submit(guest, ENDLESS)
    wait_until(lambda: len(run.epoch_points) > 1)
    fill(disk / "else")
    assert ended(run).state == State("failed", FULL)
    with pytest.raises(OSError, match=FULL):
        submit(guest, SMALL)
    assert run.epochs_with_weights[:2] == (0, 1)
    assert all(run.layers(epoch) for epoch in run.epochs_with_weights)
    (disk / "else").unlink()
    assert ended(submit(guest, SMALL)).state == State("done")
    guest.stop()
    with closing(Store(disk / "runs.sqlite")) as store:
        assert store.state(run.id) == State("failed", FULL)


def test_a_frozen_worker_is_ended_by_force_and_the_next_run_trains(
    trainer: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "SECONDS_TO_OBEY", 0.5)
    run = submit(trainer, ENDLESS)
    wait_until(lambda: bool(run.points))
    worker_process(trainer).suspend()
    trainer.command(run.id, "stop")
    assert ended(run).state.reason == reasons.KILLED_BY_HAND
    assert ended(submit(trainer, SMALL)).state.name == "done"
