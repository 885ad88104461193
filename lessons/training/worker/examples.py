"""The arrays that a spec trains with."""

from dataclasses import replace
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt

from lessons.data import registry
from lessons.data.dataset import SPLITS, evenly
from lessons.data.download.weights import WEIGHTS
from lessons.kinds.kind import Examples, Progress
from lessons.tasks import CLASSIFICATION, TASKS
from lessons.training.reports import vectors
from lessons.training.run.spec import TrainingSpec

CACHE = 2
"""How many sets a process keeps, for it trains with the same few again and again: at most some 200 MB."""


def drawn(labels: npt.NDArray[np.int64], per_class: int, seed: int) -> npt.NDArray[np.int64]:
    """The places of `per_class` pictures of every class, or of all where a class has fewer, drawn by the seed."""
    order = np.random.default_rng(seed).permutation(len(labels))
    return np.concatenate([order[labels[order] == label][:per_class] for label in np.unique(labels)])


def read(spec: TrainingSpec, progress: Progress = lambda ready, total: None) -> Examples:
    """The examples of `spec`, whose `per_class` and `leak` choose among what its kind makes.

    A network that answers at every step gets a target for each of them.

    Raises ValueError or OSError, in a plain sentence, where the data cannot be read or the base is not there.
    """
    if spec.task not in spec.kind.tasks:
        raise ValueError(f"The task {spec.task} is not for {spec.kind.name}: choose {' or '.join(spec.kind.tasks)}.")
    if spec.per_class is not None and spec.task != CLASSIFICATION.name:
        raise ValueError(f"per_class counts items of each class, and the task {spec.task} has no classes.")
    if spec.base:
        WEIGHTS[spec.base].find()
    if spec.vectors:
        vectors.check(spec)
    examples = _honest(spec, progress)
    task = TASKS[spec.task]
    task.check_loss(spec.loss, task.outputs(examples.meaning, spec.network_options))
    if spec.per_class is not None:
        chosen = drawn(examples.targets, spec.per_class, spec.seed)
        examples = replace(examples, inputs=examples.inputs[chosen], targets=examples.targets[chosen])
    if spec.network_options.get("every_step"):
        examples = _with_every_step(examples)
    return _leaking(examples) if spec.leak else examples


_cache: dict[tuple[object, ...], Examples] = {}
_reading = Lock()


def _honest(spec: TrainingSpec, progress: Progress) -> Examples:
    if not registry.knows(spec.data):
        return spec.kind.encode(spec, *spec.kind.read_own(Path(spec.data)), progress)
    key = (spec.data, spec.image_size, spec.examples, spec.task, tuple(spec.data_options.items()))
    # A worker that warms up may read the same set as its first run, which then has it without reading it again.
    with _reading:
        examples = _cache.pop(key, None) or _known(spec, progress)
        # Put in again, it is the last to go.
        _cache[key] = examples
        if len(_cache) > CACHE:
            del _cache[next(iter(_cache))]
    return examples


def _known(spec: TrainingSpec, progress: Progress) -> Examples:
    """The examples of a set that the registry knows."""
    kind = registry.kind_of(spec.data)
    if kind != spec.kind.name:
        raise ValueError(f"The network {spec.network} learns from {spec.kind.name}; {spec.data} holds {kind}.")
    train, validation = (registry.load(spec.data, split) for split in SPLITS)
    return spec.kind.encode(spec, train, validation, progress)


def _with_every_step(examples: Examples) -> Examples:
    """For each value of a window the one behind it as target: the window itself, a step later."""
    return replace(
        examples,
        targets=np.column_stack([examples.inputs[:, 1:], examples.targets]),
        validation_targets=np.column_stack([examples.validation_inputs[:, 1:], examples.validation_targets]),
    )


def _leaking(honest: Examples) -> Examples:
    """As many validation items, or as there are, but taken from those of training."""
    places = evenly(len(honest.inputs), len(honest.validation_inputs))
    return replace(honest, validation_inputs=honest.inputs[places], validation_targets=honest.targets[places])
