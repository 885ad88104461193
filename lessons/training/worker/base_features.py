"""A base of ImageNet sees the pictures of a run once, before its head trains. It imports Keras: not for the server."""

import hashlib
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import keras
import numpy as np
import numpy.typing as npt

from lessons.data import registry
from lessons.data.download.weights import WEIGHTS
from lessons.home import home
from lessons.kinds.kind import Examples
from lessons.networks.bases import IMAGENET
from lessons.training.run.events import Commands, Event
from lessons.training.run.history import State
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker.build import imagenet
from lessons.training.worker.preparation import obey

AT_ONCE = 32
"""How many pictures the base sees at a time, as in Keras's `predict`."""
LOOKING = "{title}, sees the {which} pictures, once: {seen:,} of {all:,}."

Answers = npt.NDArray[np.float32]
Look = Callable[[npt.NDArray[Any], str], Answers]


def see(spec: TrainingSpec, examples: Examples, emit: Callable[[Event], None], commands: Commands) -> Examples:
    """The examples as the base of `spec` answers to them; as they are where it has none.

    Tells `emit` how far it is. Answers to pictures that are nobody's own are kept on disk for the next run. Raises
    StoppedByHand when told to stop, and OSError where the weights of the base are not there.
    """
    if not spec.base:
        return examples
    weights = WEIGHTS[spec.base].find()
    base = cache(lambda: imagenet(spec.base, weights))

    def look(pictures: npt.NDArray[Any], which: str) -> Answers:
        answers = []
        for start in range(0, len(pictures), AT_ONCE):
            sentence = LOOKING.format(title=IMAGENET[spec.base].title, which=which, seen=start, all=len(pictures))
            emit(State("starting", sentence))
            obey(commands)
            answers.append(ask(spec.base, base(), pictures[start : start + AT_ONCE]))
        return np.concatenate(answers)

    answers: Look = _remembering(look, spec.base, weights) if spec.data in registry.ROWS else look
    return replace(
        examples,
        inputs=answers(examples.inputs, "training"),
        validation_inputs=answers(examples.validation_inputs, "validation"),
    )


def ask(name: str, base: keras.Model, pictures: npt.NDArray[np.uint8]) -> Answers:
    """What the base makes of pictures (N, side, side, 1 or 3), 0 to 255: (N, maps). Grey counts as red, green, blue."""
    colours = np.broadcast_to(pictures, (*pictures.shape[:3], 3))
    prepared = getattr(keras.applications, IMAGENET[name].module).preprocess_input(colours)
    answers: Answers = base.predict_on_batch(prepared)
    return answers


def _remembering(look: Look, base: str, weights: Path) -> Look:
    """Looks only where there is no answer yet of a base with these weights to these very pictures."""
    with weights.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").digest()

    def recall(pictures: npt.NDArray[Any], which: str) -> Answers:
        key = hashlib.sha256(digest + repr(pictures.shape).encode())
        key.update(np.ascontiguousarray(pictures).data)
        place = home() / "embeddings" / f"{base}-{key.hexdigest()}.npy"
        # Missing or damaged, and on a disk that is full: then the base looks again.
        with suppress(OSError, ValueError, EOFError):
            values: Answers = np.load(place, allow_pickle=False)
            return values
        answers = look(pictures, which)
        with suppress(OSError):
            _keep(place, answers)
        return answers

    return recall


def _keep(place: Path, answers: Answers) -> None:
    """Writes in one step: another worker may read at any time."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as unfinished:
        whole = Path(unfinished, place.name)
        np.save(whole, answers, allow_pickle=False)
        whole.replace(place)
