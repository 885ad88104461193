"""What the server and the workers agree on: how a worker is made ready, and where they meet.

The server hands workers a dotted name, and they import what it names: that is how Keras stays out of the server.
"""

import os
import signal
from importlib import import_module
from threading import Thread
from typing import Any

from distributed import Worker, WorkerPlugin

TOPIC = "layerscope"
RUN = "lessons.training.worker.worker.run"
WARM_UP = "lessons.training.worker.worker.warm_up"
END_OF_COMMANDS = "end"
NICENESS = 10


def call(name: str, *values: Any) -> Any:
    """Calls the function with this dotted name."""
    module, _, function = name.rpartition(".")
    return getattr(import_module(module), function)(*values)


class Preload(WorkerPlugin):
    """Makes a worker soon ready to train at once and, where it lives `beside_server`, polite."""

    name = "layerscope-preload"

    def __init__(self, beside_server: bool) -> None:
        self._beside_server = beside_server

    def setup(self, worker: Worker) -> None:
        if self._beside_server:
            # Ctrl-C reaches every process of a terminal; it is the server that ends its workers, in order.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            # The terminal is the teacher's: TensorFlow's advice on compiling it is not for them.
            os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
            if hasattr(os, "nice"):
                # Linux makes only this thread nicer; the threads that will train are made by it, and inherit.
                os.nice(NICENESS)
        # Nobody waits for it: a run that comes meanwhile takes its turn, and a server may stop at any time.
        Thread(target=call, args=(WARM_UP,), name="warm-up", daemon=True).start()


def arrays_of(turn: str) -> str:
    """The name of the queue on which the arrays of a turn (a run, or one going on) travel, packed."""
    return f"{TOPIC}-arrays-{turn}"


def commands_to(turn: str) -> str:
    """The name of the queue on which commands reach a turn."""
    return f"{TOPIC}-commands-{turn}"
