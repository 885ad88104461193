"""Outputs that no label ever names: what becomes of their probability."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.answers import Answers
from lessons.course.multiclass import labels, scores, views
from lessons.figures import softmax as figure
from lessons.maths.arrays import Array
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, slider
from lessons.training.reports.program import program
from lessons.training.reports.recordings import Recording
from lessons.training.run.spec import TrainingSpec

RECORDING = "signs-26"
START, TRAINED = "Random start", "After training"
LEFT = ("as much as at the start", "a part of that", "less than a thousandth of that")
FADED = 1e-3
COST = "They cost"
"""How the sentence begins that tells what spare outputs cost."""


@dataclass(frozen=True)
class Settings:
    """When the network is asked, and about which picture."""

    stage: str = choice("When", (START, TRAINED), START)
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

    @property
    def share(self) -> float:
        """What the spare outputs get together in the answer on show."""
        return float(self.answers.probabilities[self.answers.picture, -self.spare :].sum())

    @property
    def rest(self) -> float:
        """What training leaves them, as the greatest part of what they had at the start of any picture."""
        before, after = (
            Answers((), self.answers.labels, logits).probabilities[:, -self.spare :].sum(axis=1)
            for logits in (self.start, self.trained)
        )
        return float((after / before).max())

    @property
    def inputs(self) -> int:
        """How many numbers each output reads."""
        return int(self.record.spec.network_options["dense"])


def compute(settings: Settings) -> Result:
    """Reads what was recorded."""
    record = views.recording(RECORDING)
    start, *_, best = record.whole_epochs
    logits = [record.answers[str(epoch)].astype(np.float32) for epoch in (start, best)]
    place = (settings.sign - 1) % len(logits[0])
    subject = Answers(record.class_names, scores.labels(record), logits[settings.stage == TRAINED], chosen=place)
    return Result(settings, record, subject, *logits)


def softmax(result: Result) -> bytes:
    """The payload of the answer about the chosen picture."""
    subject = result.answers
    truth = int(subject.labels[subject.picture])
    return figure.softmax(subject.logits[subject.picture], subject.class_names, truth, spare=result.spare)


def photograph(result: Result) -> bytes:
    """The picture that is answered, enlarged, as PNG."""
    return labels.photograph(scores.image(result.record, result.answers.picture))


def truth(result: Result) -> str:
    """What the picture shows."""
    return result.answers.class_names[int(result.answers.labels[result.answers.picture])]


def share_text(share: float) -> str:
    """A part of the whole as a learner reads it, however small."""
    if share >= 1e-3:
        return f"{share:.1%}"
    return f"less than a {'billionth' if share < 1e-9 else 'millionth' if share < 1e-6 else 'thousandth'}"


def _accuracy(name: str) -> float:
    """How often the recording of that name is right after its best epoch."""
    record = views.recording(name)
    best = record.epoch_points[(record.best_epoch or 1) - 1]
    return best.val_accuracy or 0.0


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words about spare outputs."""
    return facts(result) | {
        "share": share_text(result.share),
        "with": f"{_accuracy(RECORDING):.1%}",
        "without": f"{_accuracy(views.RECORDINGS[views.SIGNS]):.1%}",
    }


def facts(result: Result) -> dict[str, Any]:
    """What fills the blanks of the words about spare outputs, whatever is on show."""
    outputs = len(result.answers.class_names)
    names = result.answers.class_names[-result.spare :]
    return {
        "names": " and ".join(names),
        "spare": result.spare,
        "outputs": outputs,
        "classes": outputs - result.spare,
        "inputs": result.inputs,
        "more": _more(result),
    }


def _left(result: Result) -> str:
    return LEFT[(result.rest < 0.9) + (result.rest < FADED)]


def _more(result: Result) -> int:
    """How many parameters the spare outputs have."""
    return result.spare * (result.inputs + 1)


QUESTIONS: tuple[Question[Result], ...] = (
    Question("spare", lambda result: LEFT, _left, facts, lambda result: (TRAINED,)),
    Question(
        "more",
        lambda result: distinct(_more(result), result.spare, result.inputs, result.spare * result.inputs),
        lambda result: whole_text(_more(result)),
        facts,
        lambda result: (COST,),
    ),
)


def code(run: TrainingSpec) -> str:
    """The Keras program that trains the network and asks how much its spare outputs get."""
    spare = run.network_options["spare_outputs"]
    return program(run, then=(f"print(model.predict(validation)[:, -{spare}:].sum(axis=1).mean())",))
