"""The Dask cluster that trains: workers on this machine, or those of a scheduler that somebody else runs."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from functools import partial
from typing import Any
from uuid import uuid4

import dask
import psutil
from dask.system import CPU_COUNT
from distributed import Client, Future, KilledWorker, LocalCluster, Queue
from distributed.system import MEMORY_LIMIT

from lessons import environment
from lessons.training.run.events import Resume
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.remote import END_OF_COMMANDS, RUN, TOPIC, Preload, arrays_of, call, commands_to

GIGABYTE = 10**9
MEBIBYTE = 2**20
RECYCLED_FROM = 1.5 * GIGABYTE
SECONDS_FOR_ARRAYS = 30
SECONDS_TO_CONNECT = 10
SCHEDULERS_OWN_TOPIC = "all"
KILLED = "The training process was ended from outside, perhaps for want of memory. Finished epochs are kept."
LOST = "The training cluster does not answer any more. Finished epochs are kept."

SETTINGS = {
    # Sampling every thread's stack a hundred times a second would slow training and pages.
    "distributed.worker.profile.enabled": False,
    # Nothing moves between workers, and looking after idle ones fifty times a second would cost the pages.
    "distributed.scheduler.work-stealing": False,
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.client.scheduler-info-interval": "10s",
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.nanny.pre-spawn-environ": {
        # Dask's own setting makes the C library hand the memory of every batch back to the system: half as fast.
        "MALLOC_TRIM_THRESHOLD_": 256 * MEBIBYTE,
        "MALLOC_MMAP_THRESHOLD_": 32 * MEBIBYTE,
        "OMP_NUM_THREADS": 1,
        "OPENBLAS_NUM_THREADS": 1,
    },
}


class Cluster:
    """Workers, each with one thread for one run, connected and made ready.

    `on_message` gets every message about any run, `on_failure` the id of a run that broke off, and why, and
    `on_worker` is called when a worker has come or gone; all on threads of Dask, where they must return at once. Raises
    OSError where no scheduler answers.
    """

    def __init__(
        self,
        scheduler: str | None,
        on_message: Callable[[Mapping[str, Any]], None],
        on_failure: Callable[[str, str], None],
        on_worker: Callable[[], None],
    ) -> None:
        dask.config.set(SETTINGS)
        self._on_failure = on_failure
        self._on_worker = on_worker
        self._runs: list[RemoteRun] = []
        with ExitStack() as undo:
            self._local = _local_cluster() if scheduler is None else None
            undo.callback(self._close_local)
            self._client = Client(self._local or scheduler, set_as_default=False, timeout=SECONDS_TO_CONNECT)
            undo.callback(self._client.close)
            self._scheduler_id = self._scheduler()
            self._client.subscribe_topic(TOPIC, lambda event: on_message(event[1]))
            self._client.subscribe_topic(SCHEDULERS_OWN_TOPIC, lambda event: self._note(event[1]))
            self._client.register_plugin(Preload(beside_server=self._local is not None))
            undo.pop_all()

    def is_lost(self) -> bool:
        """Whether the scheduler has gone, or another one has taken its place."""
        return self._client.status != "running" or self._scheduler() != self._scheduler_id

    def capacity(self) -> int:
        """How many runs can train at the same time; none while a lost worker is being replaced."""
        threads: dict[str, int] = self._client.nthreads()
        return sum(threads.values())

    def start(self, run_id: str, spec: TrainingSpec, resume: Resume | None = None) -> "RemoteRun":
        """Hands a run to a free worker; with `resume` it goes on from there. Raises OSError where no worker is left."""
        self._runs = [run for run in self._runs if not run.closed]
        run = RemoteRun(self._client, self._freest_worker(), run_id, spec, resume, self._on_failure)
        self._runs.append(run)
        return run

    def _freest_worker(self) -> str:
        threads: dict[str, int] = self._client.nthreads()
        if not threads:
            raise OSError("There is no worker.")
        # The scheduler knows the runs of other servers, too, and ours only a moment after they were handed over.
        of_all = {worker: len(keys) for worker, keys in self._client.processing().items()}
        ours = Counter(run.worker for run in self._runs)
        return max(threads, key=lambda worker: threads[worker] - max(ours[worker], of_all.get(worker, 0)))

    def _scheduler(self) -> str:
        """The id of the scheduler that answers, which no other has."""
        found: str = self._client.scheduler_info(n_workers=0)["id"]
        return found

    def _note(self, news: Mapping[str, Any]) -> None:
        """Takes what the scheduler tells about its workers."""
        if news["action"] == "remove-worker":
            for run in self._runs:
                if run.worker == news["worker"] and not run.closed:
                    self._on_failure(run.id, KILLED)
        if news["action"] in ("add-worker", "remove-worker"):
            self._on_worker()

    def recycle(self) -> None:
        """Replaces idle workers that have grown: every run leaves some memory behind."""
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        busy = {address for address, keys in self._client.processing().items() if keys}
        grown = {address for address, about in workers.items() if about["metrics"]["memory"] > RECYCLED_FROM}
        if grown - busy:
            self._client.restart_workers(list(grown - busy), raise_for_error=False)

    def close(self) -> None:
        """Ends the connection and, where they are ours, all workers."""
        if self._client.status == "running":
            # Otherwise the scheduler would try to tell us that we have gone, and complain in the terminal.
            self._client.unsubscribe_topic(SCHEDULERS_OWN_TOPIC)
        self._client.close()
        self._close_local()

    def _close_local(self) -> None:
        if self._local is not None:
            self._local.close()


class RemoteRun:
    """A run that the worker at the address `worker` trains or soon will."""

    def __init__(
        self,
        client: Client,
        worker: str,
        run_id: str,
        spec: TrainingSpec,
        resume: Resume | None,
        on_failure: Callable[[str, str], None],
    ) -> None:
        self.id = run_id
        self.worker = worker
        self.closed = False
        self._client = client
        # A run that goes on shares neither task nor queues with its end: the worker may still be closing those.
        turn = uuid4().hex
        self._arrays = Queue(arrays_of(turn), client=client, maxsize=2)
        self._commands = Queue(commands_to(turn), client=client)
        # The scheduler keeps notes for ever on whatever comes before the first number of a key.
        key = f"train-0-{turn}"
        arguments = (run_id, turn, spec.to_json(), asdict(resume) if resume else None)
        # Bound to its worker: a scheduler would start the run of a lost one again elsewhere, from the beginning.
        self._future = client.submit(call, RUN, *arguments, key=key, pure=False, workers=[worker])
        self._future.add_done_callback(partial(_tell_failure, run_id, on_failure))

    def command(self, command: str) -> None:
        self._commands.put(command)

    def arrays(self) -> bytes:
        """The arrays that were announced, as `architecture.pack` makes them. Raises OSError where they do not come."""
        try:
            packed: bytes = self._arrays.get(timeout=SECONDS_FOR_ARRAYS)
        except OSError:
            raise OSError(LOST) from None
        return packed

    def kill(self) -> None:
        """Ends the worker process that does not obey; another takes its place."""
        # A cancelled task goes on computing, and one that is not cancelled starts again on the new worker.
        self._future.cancel()
        self._client.restart_workers([self.worker], raise_for_error=False)

    def close(self) -> None:
        """Frees what the run still holds on the scheduler."""
        self.closed = True
        self._future.release()
        # A killed worker leaves its arrays in the queue, and the scheduler waiting for a command to it.
        self._arrays.get(batch=True)
        self._commands.put(END_OF_COMMANDS)
        # The second time for the worker: a killed one has not done it.
        for queue in (self._arrays, self._commands) * 2:
            queue.close()


def workers_that_fit() -> int:
    """LAYERSCOPE_WORKERS, else as many as leave the pages a core and two gigabytes, at a gigabyte each; at least one.

    Raises ValueError, in a plain sentence, where the variable cannot be used.
    """
    chosen = environment.workers()
    if chosen is not None:
        return chosen
    memory: int = min(psutil.virtual_memory().available, MEMORY_LIMIT)
    cores: int = CPU_COUNT
    return max(1, min(cores - 1, int((memory - 2 * GIGABYTE) / GIGABYTE)))


def _local_cluster() -> LocalCluster:
    return LocalCluster(
        n_workers=workers_that_fit(),
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        # Without an address the scheduler would serve its state on port 8787. A run whose worker died is not retried.
        scheduler_kwargs={"dashboard_address": "127.0.0.1:0", "allowed_failures": 0},
        silence_logs=logging.CRITICAL,
    )


def _tell_failure(run_id: str, on_failure: Callable[[str, str], None], future: Future) -> None:
    if future.status == "error":
        error = future.exception()
        broke_off = f"Training broke off with an error ({type(error).__name__}). Finished epochs are kept."
        on_failure(run_id, KILLED if isinstance(error, KilledWorker) else broke_off)
