"""An engine whose cluster trains nothing, and only notes what it is told."""

from collections.abc import Callable
from threading import Event as Happening
from typing import Any

from lessons.training.run.architecture import pack
from lessons.training.run.events import Event, OptimizerState, Resume, Snapshot, to_message
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.engine import Engine
from lessons.training.server.store import Store
from tests.training.made import a_point

SPEC = TrainingSpec()
POINT = a_point(1.0, 2, 1.5, 0.25, 1.75, 0.5, 3.5)


class FakeRun:
    """Notes its commands, and whether it was ended."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.killed = self.closed = False

    def command(self, command: str) -> None:
        self.commands.append(command)

    def arrays(self) -> bytes:
        return pack([])

    def kill(self) -> None:
        self.killed = True

    def close(self) -> None:
        self.closed = True


class FakeCluster:
    """Two workers that train only what a test says."""

    def __init__(self, scheduler: str | None, *callbacks: Callable[..., None]) -> None:
        self.on_message, self.on_failure, self.on_worker = callbacks
        self.workers = 2
        self.gone = False
        self.runs: dict[str, FakeRun] = {}
        self.resumed: dict[str, Resume | None] = {}
        self.closed = False

    def is_lost(self) -> bool:
        return self.gone

    def capacity(self) -> int:
        return self.workers

    def start(self, run_id: str, spec: TrainingSpec, resume: Resume | None = None) -> FakeRun:
        self.runs[run_id] = FakeRun()
        self.resumed[run_id] = resume
        return self.runs[run_id]

    def recycle(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True

    def tell(self, run_id: str, event: Event) -> None:
        self.on_message(to_message(run_id, event))


class Room:
    """An engine with a fake cluster; `settle` waits until the engine has done all it was asked."""

    def __init__(self, store: Store, scheduler: str | None = None) -> None:
        self.engine = Engine(store, scheduler)
        self.store = store
        self.engine.start()

    @property
    def cluster(self) -> Any:
        return self.engine._cluster

    def settle(self) -> None:
        done = Happening()
        self.engine._inbox.put(done.set)
        assert done.wait(10)

    def submit(self, owner: str, spec: TrainingSpec = SPEC) -> str:
        run_id = self.engine.submit(spec, owner, "lesson")
        self.settle()
        return run_id

    def do(self, task: Callable[..., None], *values: object) -> None:
        task(*values)
        self.settle()

    def names(self, *run_ids: str) -> list[str]:
        return [self.state(run_id).name for run_id in run_ids]

    def tell(self, run_id: str, event: Event) -> None:
        self.cluster.tell(run_id, event)
        self.settle()

    def state(self, run_id: str) -> State:
        return self.store.state(run_id)


def ended_run(room: Room, spec: TrainingSpec, end: State, epochs: int, accuracy: float = 0.5) -> str:
    """A run that has ended after `epochs` epochs."""
    run_id = room.submit("ada", spec)
    for epoch in range(epochs + 1):
        if epoch:
            room.tell(run_id, a_point(float(epoch), 9, 1.0, accuracy, 1.0, 0.5, 1.0, 0.25))
        room.tell(run_id, Snapshot(epoch, []))
    room.tell(run_id, OptimizerState(epochs, []))
    room.tell(run_id, end)
    return run_id
