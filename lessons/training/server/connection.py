"""Keeps the engine connected: opens a cluster, watches it, and opens another one where its scheduler was lost."""

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lessons.training.server.cluster import Cluster

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_BETWEEN_TRIES = 3.0

logger = logging.getLogger("layerscope")


class Connection:
    """A cluster, for as long as one can be had.

    Calls `on_joined` with every cluster that `open_cluster` gave, and `on_lost` when that one was lost or the first
    attempt failed; both on a thread of its own, which goes on trying.
    """

    def __init__(
        self,
        open_cluster: Callable[[], "Cluster"],
        on_joined: Callable[["Cluster"], None],
        on_lost: Callable[[], None],
    ) -> None:
        self._open = open_cluster
        self._on_joined = on_joined
        self._on_lost = on_lost
        self._ended = Event()
        self._thread = Thread(target=self._keep, name="connection", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Closes the cluster, too."""
        self._ended.set()
        self._thread.join()

    def _keep(self) -> None:
        answered = True
        while not self._ended.is_set():
            try:
                cluster = self._open()
            except Exception:  # whatever is wrong with the cluster, pages go on, and it may get well
                if answered:
                    logger.exception("The training processes could not be started or reached")
                    self._on_lost()
                answered = False
                self._ended.wait(SECONDS_BETWEEN_TRIES)
            else:
                answered = True
                self._watch(cluster)

    def _watch(self, cluster: "Cluster") -> None:
        self._on_joined(cluster)
        while not self._ended.wait(SECONDS_BETWEEN_LOOKS):
            if cluster.is_lost():
                logger.error("The scheduler of the training processes was lost")
                self._on_lost()
                break
        cluster.close()
