"""What runs inside a worker process. It imports Keras: the server names these functions and never imports them."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from queue import Queue as LocalQueue
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any

import keras
import numpy as np
from distributed import Client, Queue, Worker, get_client, get_worker

from lessons.kinds.encoding import PictureInput
from lessons.kinds.kind import Examples
from lessons.kinds.meaning import Classes
from lessons.training.run.architecture import pack
from lessons.training.run.events import Commands, Event, OptimizerState, Resume, Snapshot, StoppedByHand, to_message
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.server.remote import END_OF_COMMANDS, TOPIC, arrays_of, commands_to
from lessons.training.worker import base_features, examples, loop
from lessons.training.worker.preparation import Preparation

UNSENT_EVENTS = 8
loop.use_one_thread()
# Trainings share the random numbers that a seed sets, so the warm-up and a run must not train at the same time.
_training = Lock()


def warm_up() -> None:
    """Trains for a moment and reads the digits, so that no learner waits for what is slow only the first time."""
    spec = TrainingSpec(epochs=1)
    images, labels = np.zeros((spec.batch_size + 1, 28, 28, 1), np.uint8), np.zeros(spec.batch_size + 1, np.int64)
    blank = Examples(images, labels, images, labels, PictureInput((28, 28, 1)), Classes(("0", "1")))
    with _training:
        loop.train(loop.build(spec, blank), spec, blank, lambda event: None, SimpleQueue())
        keras.backend.clear_session()
    examples.read(spec)
    # TensorFlow and Keras would otherwise be searched for garbage in every run, and after it for half a second.
    gc.collect()
    gc.freeze()


def run(run_id: str, turn: str, spec_json: str, resume: Mapping[str, Any] | None) -> None:
    """Trains a run, telling the server everything on the topic and in the queues of this turn.

    `resume` has the fields of `events.Resume` where the run goes on from an earlier end.
    """
    spec = TrainingSpec.from_json(spec_json)
    client = get_client()
    with _sending(run_id, turn, client, get_worker()) as emit:
        with _receiving(turn, client) as commands, _training:
            end = _train(spec, emit, commands, Resume(**resume) if resume else None)
        emit(end)


def _train(spec: TrainingSpec, emit: Callable[[Event], None], commands: Commands, resume: Resume | None) -> State:
    try:
        progress = Preparation(emit, commands, spec.kind.unit).tell
        data = base_features.see(spec, examples.read(spec, progress), emit, commands)
    except (ValueError, OSError) as error:
        return State("failed", str(error))
    except StoppedByHand:
        return State("stopped", loop.STOPPED)
    end = loop.train(loop.build(spec, data), spec, data, emit, commands, resume)
    # Without it every run leaves some megabytes more behind.
    keras.backend.clear_session()
    return end


@contextmanager
def _sending(run_id: str, turn: str, client: Client, worker: Worker) -> Iterator[Callable[[Event], None]]:
    """A function that sends an event from a thread of its own, so that training does not wait for the network."""

    def send() -> None:
        while (event := unsent.get()) is not None:
            match event:
                case Snapshot(_, arrays) | OptimizerState(_, arrays):
                    queue.put(pack(arrays))
            worker.log_event(TOPIC, to_message(run_id, event))

    # Bounded: where the server cannot follow, training waits instead of filling the memory.
    unsent: LocalQueue[Event | None] = LocalQueue(UNSENT_EVENTS)
    queue = Queue(arrays_of(turn), client=client)
    thread = Thread(target=send, name="events", daemon=True)
    thread.start()
    try:
        yield unsent.put
    finally:
        unsent.put(None)
        thread.join()
        queue.close()


@contextmanager
def _receiving(turn: str, client: Client) -> Iterator[Commands]:
    """The run's commands, brought by a thread of their own, so that looking for one costs training nothing."""

    def receive() -> None:
        while (command := remote.get()) != END_OF_COMMANDS:
            commands.put(command)

    commands: Commands = SimpleQueue()
    remote = Queue(commands_to(turn), client=client)
    thread = Thread(target=receive, name="commands", daemon=True)
    thread.start()
    try:
        yield commands
    finally:
        remote.put(END_OF_COMMANDS)
        thread.join()
        remote.close()
