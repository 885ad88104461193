"""Recorded runs that ship with the app: every lesson that trains has something to see before anything is trained.

A recording is a folder: spec.json, history.json, architecture.json and weights.npz. There, layer i has its weights as
"i.0", "i.1", ... with one row for each epoch in "i.epochs": every epoch of a small layer, the random start and the best
epoch of a large one or of one that is frozen, in float16; where the lesson names epochs, these of all layers. A
variant, there to be compared, has the ends of its epochs, and no weights.npz. What else a lesson keeps of a run, such
as all answers of a network at once, is in answers.npz.
"""

import shutil
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from lessons.maths.arrays import Array
from lessons.maths.network import Layer
from lessons.training.run.architecture import Architecture
from lessons.training.run.events import Event, Snapshot
from lessons.training.run.history import Point, State, TrainingRecord, best_epoch, history_from_json, history_to_json
from lessons.training.run.spec import TrainingSpec

FOLDER = Path(__file__).parents[3] / "assets" / "recordings"
LARGE_LAYER = 50_000
"""A layer with this many parameters or more is too large to keep for every epoch."""


class Recording(TrainingRecord):
    """A recorded run, read with NumPy alone.

    `answers` has the logits (N, classes) for validation pictures, by a name of the lesson's; empty for most lessons.
    """

    def __init__(self, folder: Path) -> None:
        self.spec = TrainingSpec.from_json((folder / "spec.json").read_text())
        self._state, self._points = history_from_json((folder / "history.json").read_text())
        self._architecture = Architecture.from_json((folder / "architecture.json").read_text())
        self._weights = _read_arrays(folder / "weights.npz")
        self.answers = _read_arrays(folder / "answers.npz")

    @property
    def state(self) -> State:
        return self._state

    @property
    def points(self) -> Sequence[Point]:
        return self._points

    @property
    def architecture(self) -> Architecture:
        return self._architecture

    @property
    def epochs_with_weights(self) -> tuple[int, ...]:
        every = {int(epoch) for name, epochs in self._weights.items() if name.endswith(".epochs") for epoch in epochs}
        return tuple(sorted(every))

    def layers(self, epoch: int) -> tuple[Layer, ...]:
        if epoch not in self.epochs_with_weights:
            raise LookupError(f"This recording kept no weights for epoch {epoch}.")
        weights: list[Array] = []
        for index, plan in enumerate(self._architecture.layers):
            for number in range(plan.weights):
                row = np.flatnonzero(self._weights[f"{index}.epochs"] == self._epoch_of(index, epoch))[0]
                weights.append(self._weights[f"{index}.{number}"][row].astype(np.float32))
        return self._architecture.fill(weights)

    def substitutes(self, epoch: int) -> Mapping[str, int]:
        epochs = {
            str(plan.config["name"]): self._epoch_of(index, epoch)
            for index, plan in enumerate(self._architecture.layers)
            if plan.weights and plan.config.get("trainable", True)
        }
        return {name: other for name, other in epochs.items() if other != epoch}

    def _epoch_of(self, index: int, epoch: int) -> int:
        """The epoch whose weights stand for `epoch` in the layer at `index`: itself where kept, else the best one."""
        epochs = self._weights[f"{index}.epochs"]
        return epoch if epoch in epochs else int(epochs.max())


def names(slug: str) -> tuple[str, ...]:
    """The names of a lesson's recordings."""
    return tuple(sorted(folder.name for folder in (FOLDER / slug).iterdir() if folder.is_dir()))


def delete_others(slug: str, keep: Container[str]) -> tuple[str, ...]:
    """Deletes the recordings of a lesson that have none of the names `kept`; returns their names."""
    others = tuple(name for name in names(slug) if name not in keep)
    for name in others:
        shutil.rmtree(FOLDER / slug / name)
    return others


def load(slug: str, name: str) -> Recording:
    """A recording of a lesson. Raises OSError where there is none of this name."""
    return Recording(FOLDER / slug / name)


def _read_arrays(file: Path) -> Mapping[str, Array]:
    if not file.exists():
        return {}
    with np.load(file, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


def save(
    folder: Path, spec: TrainingSpec, events: Sequence[Event], end: State, whole: Collection[int] | None = None
) -> None:
    """Writes a recording from everything that a training of `spec` told, in order, and the state it ended in.

    `whole` are the epochs at which all of a large network is kept, besides the best and the last; without, its small
    layers are kept at every epoch.
    """
    _save_history(folder, spec, events, (end, _points(events)))
    snapshots = [event for event in events if isinstance(event, Snapshot)]
    best = best_epoch(_points(events)) or 0
    if whole is not None:
        snapshots = [one for one in snapshots if one.epoch in {*whole, best, snapshots[-1].epoch}]
    arrays: dict[str, Any] = _stack(_architecture(events), snapshots, best, every_layer=whole is not None)
    np.savez(folder / "weights.npz", **arrays)


def save_history(folder: Path, spec: TrainingSpec, events: Sequence[Event], end: State) -> None:
    """Writes a recording as `save` does, but only the ends of epochs, and no weights: enough to compare others with."""
    _save_history(folder, spec, events, (end, [point for point in _points(events) if point.ends_epoch]))


def _save_history(
    folder: Path, spec: TrainingSpec, events: Sequence[Event], history: tuple[State, Sequence[Point]]
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "spec.json").write_text(spec.to_json())
    (folder / "history.json").write_text(history_to_json(*history))
    (folder / "architecture.json").write_text(_architecture(events).to_json())


def save_answers(folder: Path, answers: Mapping[str, Array]) -> None:
    """Adds what a lesson keeps to a recording: arrays by name, most often logits (N, classes)."""
    arrays: dict[str, Any] = {name: logits.astype(np.float16) for name, logits in answers.items()}
    np.savez_compressed(folder / "answers.npz", **arrays)


def last_layers(events: Sequence[Event]) -> tuple[Layer, ...]:
    """The network after its last epoch, from everything that its training told: a recording may not keep all of it."""
    *_, last = (event for event in events if isinstance(event, Snapshot))
    return _architecture(events).fill(last.weights)


def _points(events: Iterable[Event]) -> list[Point]:
    return [event for event in events if isinstance(event, Point)]


def _architecture(events: Iterable[Event]) -> Architecture:
    return next(event for event in events if isinstance(event, Architecture))


def _stack(architecture: Architecture, snapshots: Sequence[Snapshot], best: int, every_layer: bool) -> dict[str, Array]:
    """The arrays of weights.npz."""
    networks = {snapshot.epoch: architecture.fill(snapshot.weights) for snapshot in snapshots}
    stacked: dict[str, Array] = {}
    for index, layer in enumerate(next(iter(networks.values()))):
        if not layer.weights:
            continue
        changes = layer.parameters < LARGE_LAYER and not layer.is_frozen
        epochs = sorted(networks if changes or every_layer else {0, best})
        stacked[f"{index}.epochs"] = np.array(epochs)
        for number in range(len(layer.weights)):
            rows = [networks[epoch][index].weights[number] for epoch in epochs]
            stacked[f"{index}.{number}"] = np.stack(rows).astype(np.float16)
    return stacked
