"""Prediction: one number for a picture, and what forgetting to divide its pixels by 255 does to that number."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.course.real_images import sets
from lessons.data import load, menu, pictures
from lessons.figures import png, verdict
from lessons.maths.activations import activate
from lessons.maths.arrays import Array
from lessons.maths.network import Layer, probabilities, scores, without_scale
from lessons.questions import Question
from lessons.settings import menu as pick
from lessons.settings import slider, switch
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from lessons.training.settings import MY_RUN

RECORDINGS = {"Horses or humans": "horses-or-humans", "Happy or sad": "happy-or-sad"}
VALIDATION = "Validation set"
UNDECIDED = 0.5
"""An output above this stands for the second class."""
PICTURE_SIDE = 300
"""Pixels a side, more or less, that a small picture is enlarged to."""
LONGEST = 512
"""Pixels a side that a gallery picture comes with, at most."""


@dataclass(frozen=True)
class Settings:
    """What the view can set; the epoch's range depends on the run and is set beside it."""

    network: str = pick(
        "Network", (*RECORDINGS, MY_RUN), next(iter(RECORDINGS)), "A recorded one, or the one you trained."
    )
    source: str = pick("Picture from", (VALIDATION, *menu.TITLES), VALIDATION, "One the network has never seen.")
    number: int = slider("Picture", 1, 128, 1, help="Which one. After the last comes the first again.")
    divided: bool = switch("Divide the pixels by 255", True)


@dataclass(frozen=True)
class Picture:
    """A picture (H, W, 3) uint8; `truth` is its right class, if that is known."""

    image: Array
    truth: int | None = None


@dataclass(frozen=True)
class Answer:
    """What a network of two classes says: the `score` before its last activation, and the `output` behind it.

    Both are for the second class: a softmax over two is the sigmoid of their difference.
    """

    score: float
    output: float

    @property
    def label(self) -> int:
        """The class that the output stands for."""
        return int(self.output > UNDECIDED)


@dataclass(frozen=True)
class Result:
    """One picture through a network: its pixels divided by 255 and without, and it upside down and without colours.

    `activation` is the network's last one: "sigmoid", or "softmax" over two.
    """

    settings: Settings
    record: TrainingRecord
    picture: Picture
    square: Array
    divided: Answer
    undivided: Answer
    upside_down: Answer
    grey: Answer
    activation: str

    @property
    def classes(self) -> tuple[str, ...]:
        return self.record.class_names

    @property
    def answer(self) -> Answer:
        """The answer that the switch chooses."""
        return self.divided if self.settings.divided else self.undivided


def recording(network: str) -> TrainingRecord:
    """The bundled recording of that title."""
    return sets.recording(RECORDINGS[network])


def tells_two_apart(record: TrainingRecord) -> bool:
    """Whether the run's network answers with a number that lies between two classes."""
    return len(record.class_names) == 2


def from_validation(record: TrainingRecord, number: int) -> Picture:
    """A picture of the run's validation set; counting goes on from the start after the last."""
    data = load(record.spec.data, "validation")
    place = (number - 1) % len(data)
    return Picture(data.images[place], int(data.labels[place]))


def compute(settings: Settings, record: TrainingRecord, layers: Sequence[Layer], picture: Picture) -> Result:
    """Sends the picture through the network, once with its pixels from 0 to 1, and once 255 times too large."""
    side = record.spec.image_size
    squared = pictures.resize(np.ascontiguousarray(picture.image), side, side)
    grey = pictures.to_grey(squared).repeat(3, axis=2)
    answers = (answer(layers, squared), answer(without_scale(layers), squared), answer(layers, squared[::-1]))
    return Result(
        settings, record, picture, squared, *answers, answer(layers, grey), str(layers[-1].config["activation"])
    )


def answer(layers: Sequence[Layer], image: Array) -> Answer:
    """What a network of two classes says about a picture (H, W, 3) of the size that it reads."""
    found = scores(layers, image)
    score = found[0] if found.shape == (1,) else found[1] - found[0]
    return Answer(float(score), float(probabilities(activate(layers[-1].config["activation"], found))[1]))


def figure(result: Result) -> bytes:
    """The payload of the answer on its line."""
    first, second = result.classes
    shown = result.answer
    return verdict.verdict((first, second), shown.score, shown.output, result.picture.truth)


def photograph(result: Result) -> bytes:
    """The picture as the network reads it, enlarged to be seen, as PNG."""
    zoom = max(1, PICTURE_SIDE // len(result.square))
    return png.exact(result.square.repeat(zoom, axis=0).repeat(zoom, axis=1))


def output_text(output: float) -> str:
    """An output as a learner reads it: exactly 0 or 1 only where it is."""
    if output in (0.0, 1.0):
        return f"exactly {output:.0f}"
    return f"{output:.3f}" if 0.0005 <= output < 0.9995 else f"{output:.1e}" if output < UNDECIDED else "almost 1"


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    shown = result.answer
    return {
        "first": result.classes[0],
        "second": result.classes[1],
        "output": output_text(shown.output),
        "rest": output_text(1 - shown.output),
        "score": f"{result.divided.score:,.1f}",
        "undivided_score": f"{result.undivided.score:,.1f}",
        "undivided": output_text(result.undivided.output),
        "activation": result.activation,
    }


def _asked_again(name: str, changed: Callable[[Result], Answer]) -> Question[Result]:
    """Which class the network sees once the picture is changed, and how far the output moves."""
    return Question(
        name,
        lambda result: result.classes,
        lambda result: result.classes[changed(result).label],
        lambda result: {"before": output_text(result.divided.output), "after": output_text(changed(result).output)},
    )


def _undivided_options(result: Result) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            [output_text(0.0), output_text(UNDECIDED), output_text(1.0), output_text(result.undivided.output)]
        )
    )


QUESTIONS: tuple[Question[Result], ...] = (
    _asked_again("overturned", lambda result: result.upside_down),
    _asked_again("grey", lambda result: result.grey),
    Question("forgotten", _undivided_options, lambda result: output_text(result.undivided.output), numbers),
)


def code(result: Result) -> str:
    """The Keras program that trains the network and asks it about the picture, the right way and the wrong one."""
    side = result.record.spec.image_size
    return program.program(
        result.record.spec,
        then=(
            f'picture = keras.utils.load_img("picture.png", target_size=({side}, {side}))',
            "picture = keras.utils.img_to_array(picture)[None]",
            'print("pixels from 0 to 255, divided in the network:", model.predict(picture))',
            'print("the same, 255 times too large:", model.predict(255 * picture))',
        ),
    )


def attachments(result: Result) -> Mapping[str, Callable[[], bytes]]:
    """The files that the program reads, by name."""
    return {**program.attachments(result.record.spec), "picture.png": lambda: png.exact(result.square)}
