"""Prediction: one number for a picture, and what becomes of it when the picture or its pixels are changed."""

from collections.abc import Callable, Container, Mapping, Sequence
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
from lessons.settings import choice, slider
from lessons.settings import menu as pick
from lessons.text.plain import with_minus
from lessons.training.reports import program
from lessons.training.run.history import TrainingRecord
from lessons.training.settings import MY_RUN

RECORDINGS = {"Horses or humans": "horses-or-humans", "Happy or sad": "happy-or-sad"}
VALIDATION = "Validation set"
UNDECIDED = 0.5
"""An output above this stands for the second class."""
LONGEST = 512
"""Pixels a side that a gallery picture comes with, at most."""
UPSIDE_DOWN, GREY, SHIFTED, UNDIVIDED = "Upside down", "Grey", "Shifted", "Not divided by 255"
QUESTION = {UPSIDE_DOWN: "overturned", GREY: "grey", SHIFTED: "shifted", UNDIVIDED: "forgotten"}
"""The question about each change of a picture."""
CHANGES = tuple(QUESTION)
SHIFT = 4
"""A shifted picture moves by this part of its width."""


@dataclass(frozen=True)
class Settings:
    """What the view can set; the epoch's range depends on the run and is set beside it."""

    network: str = pick(
        "Network", (*RECORDINGS, MY_RUN), next(iter(RECORDINGS)), "A recorded one, or the one you trained."
    )
    source: str = pick("Picture from", (VALIDATION, *menu.TITLES), VALIDATION, "One the network has never seen.")
    number: int = slider("Picture", 1, 128, 1, help="Which one. After the last comes the first again.")
    change: str = choice("Change the picture", CHANGES, UPSIDE_DOWN)


@dataclass(frozen=True)
class Picture:
    """A picture (H, W, 3) uint8; `truth` is its right class, if that is known."""

    image: Array
    truth: int | None = None


@dataclass(frozen=True)
class Answer:
    """What a network of two classes says: the `scores` before its last activation, and the `output` behind it.

    The output is for the second class. One sigmoid has one score: it is the second, and the first is 0.
    """

    scores: tuple[float, float]
    output: float

    @property
    def score(self) -> float:
        """What goes into the sigmoid: a softmax over two is the sigmoid of their difference."""
        first, second = self.scores
        return second - first

    @property
    def label(self) -> int:
        """The class that the output stands for."""
        return int(self.output > UNDECIDED)


@dataclass(frozen=True)
class Result:
    """One picture through a network: as it is, and `changed` as the settings say.

    `square` and `other` (side, side, 3) are what the network reads. `activation` is its last one: "sigmoid", or
    "softmax" over two.
    """

    settings: Settings
    record: TrainingRecord
    picture: Picture
    square: Array
    other: Array
    plain: Answer
    changed: Answer
    activation: str

    @property
    def classes(self) -> tuple[str, ...]:
        return self.record.class_names


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
    """Sends the picture through the network, once as it is and once changed."""
    side = record.spec.image_size
    square = pictures.resize(np.ascontiguousarray(picture.image), side, side)
    other = change(square, settings.change)
    network = without_scale(layers) if settings.change == UNDIVIDED else layers
    activation = str(layers[-1].config["activation"])
    return Result(settings, record, picture, square, other, answer(layers, square), answer(network, other), activation)


def change(square: Array, name: str) -> Array:
    """A picture (side, side, 3) changed as one of `CHANGES` says; without the division its pixels stay the same."""
    if name == UPSIDE_DOWN:
        return square[::-1]
    if name == GREY:
        return pictures.to_grey(square).repeat(3, axis=2)
    if name == SHIFTED:
        step = square.shape[1] // SHIFT
        return np.pad(square, ((0, 0), (step, 0), (0, 0)), mode="edge")[:, :-step]
    return square


def answer(layers: Sequence[Layer], image: Array) -> Answer:
    """What a network of two classes says about a picture (H, W, 3) of the size that it reads."""
    found = scores(layers, image)
    first, second = (0.0, float(found[0])) if found.shape == (1,) else map(float, found)
    return Answer((first, second), float(probabilities(activate(layers[-1].config["activation"], found))[1]))


def figure(result: Result, open_answers: Container[str]) -> bytes:
    """The payload of the answers; those that a question asks about are sent once it is in `open_answers`."""
    first, second = result.classes
    name = result.settings.change
    # Numbers that are 255 times too large: all but black is far beyond the brightest.
    look = np.where(result.other > 0, np.uint8(255), np.uint8(0)) if name == UNDIVIDED else result.other
    rows = [_row("As it is", result.plain), _row(name, result.changed if QUESTION[name] in open_answers else None)]
    pair = verdict.Pair(result.plain.scores, result.plain.output) if "pair" in open_answers else None
    return verdict.verdict((first, second), rows, [result.square, look], result.picture.truth, pair)


def _row(name: str, answer: Answer | None) -> verdict.Row:
    return verdict.Row(name, None) if answer is None else verdict.Row(name, (answer.score, answer.output))


def output_text(output: float) -> str:
    """An output as a learner reads it: exactly 0 or 1 only where it is."""
    if output in (0.0, 1.0):
        return f"exactly {output:.0f}"
    return f"{output:.3f}" if 0.0005 <= output < 0.9995 else f"{output:.1e}" if output < UNDECIDED else "almost 1"


def score_text(score: float) -> str:
    """A score as the words name it: with the decimals that a calculator needs to come to the output beside it."""
    return with_minus(score, ",.2f")


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    plain, changed = result.plain, result.changed
    return {
        "first": result.classes[0],
        "second": result.classes[1],
        "output": output_text(plain.output),
        "rest": output_text(1 - plain.output),
        "before": output_text(plain.output),
        "after": output_text(changed.output),
        "score": score_text(plain.score),
        "first_score": score_text(plain.scores[0]),
        "second_score": score_text(plain.scores[1]),
        "changed_score": score_text(changed.score),
        "activation": result.activation,
    }


def _which_class(name: str) -> Question[Result]:
    """Which class the network sees once the picture is changed, and how far the output moves."""
    return Question(
        name,
        lambda result: result.classes,
        lambda result: result.classes[result.changed.label],
        numbers=numbers,
        veils=lambda result: ('"changed"',),
    )


def _output_options(result: Result) -> tuple[str, ...]:
    outputs = (0.0, UNDECIDED, 1.0, result.changed.output)
    return tuple(dict.fromkeys(map(output_text, outputs)))


def _two(first: float, second: float) -> str:
    return f"{output_text(first)} and {output_text(second)}"


def _pair_options(result: Result) -> tuple[str, ...]:
    output = result.plain.output
    return tuple(dict.fromkeys([_two(1 - output, output), _two(output, output), _two(0.5, 0.5), _two(0.0, 1.0)]))


QUESTIONS: Mapping[str, tuple[Question[Result], ...]] = {
    name: (
        Question(
            question,
            _output_options,
            lambda result: output_text(result.changed.output),
            numbers=numbers,
            veils=lambda result: ('"changed"',),
        )
        if name == UNDIVIDED
        else _which_class(question),
        Question(
            "pair",
            _pair_options,
            lambda result: _two(1 - result.plain.output, result.plain.output),
            numbers=numbers,
            veils=lambda result: ('"both"',),
        ),
    )
    for name, question in QUESTION.items()
}
"""What the page asks, by the change that is chosen: what it does to the answer, and what a softmax would say."""


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
