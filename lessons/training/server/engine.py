"""The engine: takes runs, hands them to workers, and writes down what the workers tell.

All it does it does on one thread, which takes tasks out of an inbox one after another; so nothing here needs a lock.
"""

import atexit
import gc
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from queue import Empty, SimpleQueue
from threading import Lock, Thread, Timer
from time import monotonic
from typing import TYPE_CHECKING, Any

from lessons import environment
from lessons.data import registry
from lessons.data.own import owned
from lessons.training.run.architecture import Architecture
from lessons.training.run.events import ArrayNotice, Command, Resume, from_message
from lessons.training.run.history import Point, State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import reasons
from lessons.training.server.connection import Connection
from lessons.training.server.database import StoreError
from lessons.training.server.queue import Entry, Pace, Place, in_order, places
from lessons.training.server.resumption import continuation, resume_point
from lessons.training.server.scheduler import check_scheduler, scheduler_address
from lessons.training.server.store import INTERRUPTED, Store, path

if TYPE_CHECKING:
    from lessons.training.server.cluster import Cluster, RemoteRun

SECONDS_TO_OBEY = 15.0
SECONDS_TO_CLOSE = 2.0
SECONDS_OF_GRACE = 60.0
"""How long a learner may be away, to reload the page or to change networks, before their runs are stopped."""

logger = logging.getLogger("layerscope")


@dataclass
class _Waiting:
    """A run in the queue, with the commands that it will get when it starts and the end that it goes on from."""

    entry: Entry
    resume: Resume | None = None
    commands: list[Command] = field(default_factory=list)


@dataclass
class _Active:
    """A run that a worker has got; `reason` is why it was told to stop, where the worker cannot know that."""

    entry: Entry
    remote: "RemoteRun"
    reason: str = ""


class Engine:
    """Trains runs on workers and keeps them in `store`, which is where pages read how they stand.

    `scheduler` is the address of a Dask scheduler; None starts workers on this machine. Raises ValueError, in a plain
    sentence, where the address would send runs over a network without encryption.
    """

    def __init__(self, store: Store, scheduler: str | None = None) -> None:
        if scheduler is not None:
            check_scheduler(scheduler)
        self.store = store
        self._scheduler = scheduler
        self._connection = Connection(self._open_cluster, self._later(self._join), self._later(self._lose))
        self._cluster: Cluster | None = None
        self._absence = reasons.STARTING
        self._waiting: dict[str, _Waiting] = {}
        self._active: dict[str, _Active] = {}
        self._pace = Pace()
        self._tabs: Counter[str] = Counter()
        self._workers = 1
        self._line: tuple[tuple[Entry, ...], tuple[Entry, ...], int] = ((), (), 1)
        self._inbox: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._stopping = False
        self._thread = Thread(target=self._work, name="engine", daemon=True)

    def start(self) -> None:
        """Begins in the background; runs may be submitted at once."""
        self.store.mark_interrupted()
        self._thread.start()

    def stop(self) -> None:
        """Ends every run and every worker process, and closes the store. Does nothing the second time."""
        if self._thread.is_alive():
            self._inbox.put(self._begin_to_stop)
            self._thread.join()

    def submit(self, spec: TrainingSpec, owner: str, lesson: str) -> str:
        """Queues a run of the lesson with this slug; gives its id.

        Raises ValueError, in a plain sentence, where nothing is to be trained here, for what another learner brought,
        and where the owner has too many unfinished runs; OSError for a full disk.
        """
        if not registry.knows(spec.data) or any(owned.is_anothers(name, owner) for name in (spec.data, spec.vectors)):
            raise ValueError(reasons.NOT_YOURS)
        self._check_limit(owner)
        run_id = self.store.create(spec, owner, lesson)
        self._enqueue(_Waiting(Entry(run_id, owner, spec)))
        return run_id

    def resume(self, run_id: str) -> None:
        """Queues an ended run to go on: to the epochs it was meant to have or, where it had come to its end, further.

        Raises ValueError, in a plain sentence, where it is gone, still trains or kept no weights, or its owner is busy.
        """
        try:
            run = self.store.run(run_id)
        except LookupError as gone:
            raise ValueError(str(gone)) from gone
        if not run.state.ended:
            raise ValueError(reasons.TRAINS_ALREADY)
        self._check_limit(run.owner)
        spec, resume = continuation(run), resume_point(self.store, run)
        if not self.store.reopen(run_id, spec, resume.epoch):
            raise ValueError(reasons.TRAINS_ALREADY)
        self._enqueue(_Waiting(Entry(run_id, run.owner, spec, resume.epoch), resume))

    def command(self, run_id: str, command: Command) -> None:
        """Steers a run by a command of `events`, or by "kill", which ends one that does not answer.

        Nothing moves an ended run.
        """
        self._inbox.put(partial(self._command, run_id, command))

    def to_front(self, run_id: str) -> None:
        """Lets a waiting run start before all others."""
        self._inbox.put(partial(self._to_front, run_id))

    def clear(self) -> None:
        """Stops every run that trains or waits."""
        self._inbox.put(lambda: self._stop_runs([*self._waiting, *self._active], reasons.NOT_BEGUN))

    def line(self) -> tuple[Place, ...]:
        """The places of all runs that train or wait, in the order in which they start."""
        training, waiting, workers = self._line
        states = {entry.run_id: self.store.state(entry.run_id) for entry in (*training, *waiting)}
        return places(training, waiting, states, self._pace, workers)

    def connect(self, owner: str) -> None:
        """A tab of this learner has connected."""
        self._inbox.put(partial(self._connect, owner))

    def disconnect(self, owner: str) -> None:
        """A tab of this learner has gone; where none comes back for a while, their runs and their pictures go, too."""
        self._inbox.put(partial(self._disconnect, owner))

    def _check_limit(self, owner: str) -> None:
        if self._scheduler is None and environment.workers() == 0:
            raise ValueError(reasons.TRAINS_NOTHING)
        if self.store.count_unfinished(owner) >= reasons.MOST_UNFINISHED:
            raise ValueError(reasons.TOO_MANY)

    def _enqueue(self, waiting: _Waiting) -> None:
        self._inbox.put(partial(self._queue, waiting.entry.run_id, waiting))

    # From here on everything runs on the engine's thread.
    def _work(self) -> None:
        self._connection.start()
        while not self._stopping:
            self._do(self._inbox.get())
            self._publish()
        self._close()

    def _begin_to_stop(self) -> None:
        self._stopping = True

    def _do(self, task: Callable[[], None]) -> None:
        try:
            task()
        except StoreError as error:
            logger.error("%s", error)
        except Exception:  # one run's trouble must not end the training of all the others
            logger.exception("The engine could not do a task")

    def _open_cluster(self) -> "Cluster":
        # Dask takes half a second to import: the first page does not wait for it.
        from lessons.training.server.cluster import Cluster

        # Dask, too, ends its clusters at exit; registered later, we come first.
        atexit.unregister(self.stop)
        atexit.register(self.stop)
        take, fail, start = self._later(self._take), self._later(self._fail), self._later(self._start_waiting)
        return Cluster(self._scheduler, take, fail, start)

    def _join(self, cluster: "Cluster") -> None:
        """Trains on this cluster from now on."""
        # What Dask has imported would otherwise be searched whenever garbage is collected.
        gc.collect()
        gc.freeze()
        self._cluster = cluster
        self._start_waiting()

    def _lose(self) -> None:
        """Goes on without a cluster."""
        self._cluster = None
        self._absence = reasons.ABSENT
        for run_id in self._active:
            self.store.set_state(run_id, State("failed", reasons.LOST))
        self._active.clear()
        self._start_waiting()

    def _publish(self) -> None:
        """Lets pages see the line, which only this thread may change."""
        training = tuple(active.entry for active in self._active.values())
        waiting = tuple(in_order([waiting.entry for waiting in self._waiting.values()], training))
        self._line = (training, waiting, self._workers)

    def _later(self, task: Callable[..., None]) -> Callable[..., None]:
        """`task`, but on the engine's thread."""
        return lambda *values: self._inbox.put(partial(task, *values))

    def _close(self) -> None:
        interrupted = [*self._waiting, *self._active]
        self._waiting.clear()
        self._stop_active()
        for run_id in interrupted:
            self.store.set_state(run_id, State("failed", INTERRUPTED))
        self.store.close()
        self._connection.close()

    def _stop_active(self) -> None:
        """Lets the workers end their runs in order; those that take too long are ended with their processes."""
        for active in self._active.values():
            self._do(partial(active.remote.command, "stop"))
        deadline = monotonic() + SECONDS_TO_CLOSE
        while self._active and (left := deadline - monotonic()) > 0:
            with suppress(Empty):
                self._do(self._inbox.get(timeout=left))

    def _queue(self, run_id: str, waiting: _Waiting) -> None:
        self._waiting[run_id] = waiting
        self._start_waiting()

    def _start_waiting(self) -> None:
        """Starts as many runs as there are free workers, in the order of `queue.in_order`."""
        if not self._waiting:
            return
        self._workers = self._cluster.capacity() if self._cluster is not None else 0
        if self._cluster is not None:
            training = [active.entry for active in self._active.values()]
            waiting = in_order([waiting.entry for waiting in self._waiting.values()], training)
            for entry in waiting[: max(0, self._workers - len(training))]:
                self._start(entry.run_id, self._waiting[entry.run_id], self._cluster)
        for run_id in self._waiting:
            self.store.set_state(run_id, State("queued", self._hindrance()))

    def _hindrance(self) -> str:
        """Why nobody trains at all; empty where runs wait for others alone."""
        if self._cluster is None:
            return self._absence
        if self._workers:
            return ""
        return reasons.NO_WORKER if self._scheduler else reasons.NEW_WORKERS

    def _start(self, run_id: str, waiting: _Waiting, cluster: "Cluster") -> None:
        try:
            remote = cluster.start(run_id, waiting.entry.spec, waiting.resume)
        except OSError:
            logger.exception("A run could not be handed to a worker; it goes on waiting")
            return
        del self._waiting[run_id]
        self.store.set_state(run_id, State("starting"))
        self._active[run_id] = _Active(waiting.entry, remote)
        for command in waiting.commands:
            self._command(run_id, command)

    def _command(self, run_id: str, command: Command) -> None:
        if command == "stop":
            self._stop_runs([run_id], reasons.NOT_BEGUN)
        elif command == "kill":
            self._end_by_force(run_id, State("stopped", reasons.KILLED_BY_HAND))
        elif run_id in self._active:
            self._active[run_id].remote.command(command)
        elif run_id in self._waiting:
            self._waiting[run_id].commands.append(command)

    def _stop_runs(self, run_ids: Iterable[str], unbegun: str, reason: str = "") -> None:
        """Stops runs in order: those that wait for the reason `unbegun`, those that train for theirs or `reason`."""
        for run_id in run_ids:
            if self._waiting.pop(run_id, None):
                self.store.set_state(run_id, State("stopped", unbegun))
            elif run_id in self._active:
                active = self._active[run_id]
                active.reason = reason
                active.remote.command("stop")
                self.store.set_state(run_id, State("stopping"))
                self._after(SECONDS_TO_OBEY, self._end_if_stuck, run_id, active)

    def _end_if_stuck(self, run_id: str, active: _Active) -> None:
        """Ends a run by force that was told to stop and still has not."""
        if self._active.get(run_id) is active:
            self._end_by_force(run_id, State("stopped", reasons.KILLED_BY_HAND))

    def _to_front(self, run_id: str) -> None:
        if waiting := self._waiting.pop(run_id, None):
            waiting.entry = replace(waiting.entry, urgent=True)
            self._waiting = {run_id: waiting, **self._waiting}

    def _connect(self, owner: str) -> None:
        self._tabs[owner] += 1

    def _disconnect(self, owner: str) -> None:
        self._tabs[owner] -= 1
        if self._tabs[owner] <= 0:
            del self._tabs[owner]
            self._after(SECONDS_OF_GRACE, self._abandon, owner)

    def _abandon(self, owner: str) -> None:
        """Stops the runs of a learner who has not come back, and deletes what they brought."""
        if owner not in self._tabs:
            entries = [run.entry for runs in (self._waiting, self._active) for run in runs.values()]
            mine = [entry.run_id for entry in entries if entry.owner == owner]
            self._stop_runs(mine, reasons.ABANDONED, reasons.ABANDONED)
            owned.forget(owner)

    def _after(self, seconds: float, task: Callable[..., None], *values: object) -> None:
        """Does a task on the engine's thread some time from now."""
        timer = Timer(seconds, self._later(task), values)
        timer.daemon = True
        timer.start()

    def _take(self, message: Mapping[str, Any]) -> None:
        """Writes down what a worker told about a run."""
        if (run_id := message["run"]) not in self._active:
            return
        try:
            self._write(run_id, self._active[run_id], from_message(message))
        except OSError as error:
            logger.error("A run has ended early: %s", error)
            self._end_by_force(run_id, State("failed", str(error)))

    def _write(self, run_id: str, active: _Active, event: Architecture | Point | State | ArrayNotice) -> None:
        match event:
            case Architecture():
                self.store.set_architecture(run_id, event)
            case Point():
                self._count(active, event)
                self.store.add_point(run_id, event)
            case State("stopped") if active.reason:
                self._end(run_id, replace(event, reason=active.reason))
            case State() if event.ended:
                self._end(run_id, event)
            case State():
                self.store.set_state(run_id, event)
            case ArrayNotice("Snapshot", epoch):
                self.store.add_weights(run_id, epoch, active.remote.arrays())
            case ArrayNotice("OptimizerState", epoch):
                self.store.set_optimizer(run_id, epoch, active.remote.arrays())

    def _count(self, active: _Active, point: Point) -> None:
        """Notes how far a run is, and how long an epoch of such a run takes."""
        active.entry = replace(active.entry, epoch=point.epoch)
        if point.seconds is not None:
            self._pace.learn(active.entry.spec, point.seconds)

    def _fail(self, run_id: str, reason: str) -> None:
        """Ends a run whose worker has ended without a word."""
        if run_id in self._active:
            self._end(run_id, State("failed", reason))

    def _end_by_force(self, run_id: str, state: State) -> None:
        """Ends a run whose worker does not obey, or whose training nobody can write down any more."""
        if run_id in self._active:
            self._active[run_id].remote.kill()
            self._end(run_id, state)

    def _end(self, run_id: str, state: State) -> None:
        self.store.set_state(run_id, state)
        self._active.pop(run_id).remote.close()
        if self._cluster is not None and not self._stopping:
            self._cluster.recycle()
            self._start_waiting()
            self.store.make_room()


@cache
def _of_this_process() -> Engine:
    engine = Engine(Store(path()), scheduler_address())
    engine.start()
    return engine


_first = Lock()


def current() -> Engine:
    """The engine of this process, started by whoever asks first."""
    with _first:
        return _of_this_process()
