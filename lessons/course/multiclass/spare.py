"""Outputs that no label ever names: what becomes of their probability."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.answers import Answers
from lessons.course.multiclass import scores, views
from lessons.figures import softmax as figure
from lessons.maths.arrays import Array
from lessons.questions import Question, distinct
from lessons.settings import choice, slider
from lessons.training.reports.program import program
from lessons.training.reports.recordings import Recording
from lessons.training.run.spec import TrainingSpec

RECORDING = "signs-26"
START, TRAINED = "Random start", "Trained"


@dataclass(frozen=True)
class Settings:
    """When the network is asked, and about which picture."""

    stage: str = choice("Network", (START, TRAINED), START)
    sign: int = slider("Picture", 1, 100, 1, help="A validation picture.")


@dataclass(frozen=True)
class Result:
    """Everything that the network with spare outputs answered at its random start and after training."""

    settings: Settings
    record: Recording
    answers: Answers
    start: Array
    trained: Array

    @property
    def spare(self) -> int:
        """How many outputs no label names."""
        return int(self.record.spec.network_options["spare_outputs"])

    def share(self, answered: Array) -> float:
        """The probability of all spare outputs together, as a mean over the pictures."""
        return float(Answers((), self.answers.labels, answered).probabilities[:, -self.spare :].sum(axis=1).mean())

    @property
    def outside(self) -> int:
        """How many pictures the trained network takes for no class at all."""
        classes = len(self.answers.class_names) - self.spare
        return int((self.trained.argmax(axis=1) >= classes).sum())

    @property
    def inputs(self) -> int:
        """How many numbers each output reads."""
        return int(self.record.spec.network_options["dense"])


def compute(settings: Settings) -> Result:
    """Reads what was recorded."""
    record = views.recording(RECORDING)
    start, *_, best = record.whole_epochs
    asked = [record.answers[str(epoch)].astype(np.float32) for epoch in (start, best)]
    place = (settings.sign - 1) % len(asked[0])
    shown = Answers(record.class_names, scores.labels(record), asked[settings.stage == TRAINED], chosen=place)
    return Result(settings, record, shown, *asked)


def softmax(result: Result) -> bytes:
    """The payload of the answer about the chosen picture."""
    shown = result.answers
    return figure.softmax(shown.logits[shown.picture], shown.class_names, int(shown.labels[shown.picture]))


def share_text(share: float) -> str:
    """A part of the whole as a learner reads it, however small."""
    if share >= 0.001:
        return f"{share:.1%}"
    if share == 0:
        return "nothing"
    size, word = next(
        (size, word) for size, word in ((1e9, " billion"), (1e6, " million"), (1, "")) if size * share <= 1
    )
    return f"one part in {1 / share / size:,.{1 if word else 0}f}{word}"


def _accuracy(name: str) -> float:
    """How often the recording of that name is right after its best epoch."""
    record = views.recording(name)
    best = record.epoch_points[(record.best_epoch or 1) - 1]
    return best.val_accuracy or 0.0


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words about spare outputs."""
    outputs = len(result.answers.class_names)
    return {
        "spare": result.spare,
        "outputs": outputs,
        "classes": outputs - result.spare,
        "start": share_text(result.share(result.start)),
        "pictures": f"{len(result.answers.labels):,}",
        "with": f"{_accuracy(RECORDING):.1%}",
        "without": f"{_accuracy(views.RECORDINGS[views.SIGNS]):.1%}",
        "inputs": result.inputs,
    }


def _end_options(result: Result) -> tuple[str, ...]:
    even = result.spare / len(result.answers.class_names)
    shares = (even, 1 / len(result.answers.class_names), 0.01, result.share(result.trained))
    return tuple(dict.fromkeys(share_text(share) for share in sorted(shares, reverse=True)))


def _more(result: Result) -> int:
    """How many parameters the spare outputs have."""
    return result.spare * (result.inputs + 1)


QUESTIONS: tuple[Question[Result], ...] = (
    Question("spare", _end_options, lambda result: share_text(result.share(result.trained)), numbers),
    Question(
        "called",
        lambda result: distinct(result.outside, len(result.answers.labels) // len(result.answers.class_names), 5),
        lambda result: str(result.outside),
        numbers,
    ),
    Question(
        "more",
        lambda result: distinct(_more(result), result.spare, result.inputs, result.spare * result.inputs),
        lambda result: str(_more(result)),
        numbers,
    ),
)


def code(run: TrainingSpec) -> str:
    """The Keras program that trains the network and asks how much its spare outputs get."""
    spare = run.network_options["spare_outputs"]
    return program(run, then=(f"print(model.predict(validation)[:, -{spare}:].sum(axis=1).mean())",))
