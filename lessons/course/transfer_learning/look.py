"""Insight: where in a picture a network finds its answer, and what its filters answer to most."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from lessons.course.transfer_learning.views import FROZEN, NETWORKS, SCRATCH, TUNED, recording
from lessons.data import load
from lessons.data.pictures import resize
from lessons.data.sets.drawn import cats_or_dogs
from lessons.figures import heat, png
from lessons.figures.batch import sheet
from lessons.maths import attention, patches
from lessons.maths.arrays import Array
from lessons.maths.geometry import receptive_field
from lessons.maths.network import Layer, forward, probabilities, window
from lessons.questions import Question, distinct, whole_text
from lessons.settings import choice, slider
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord, best_among
from lessons.training.settings import MY_RUN

GRAD_CAM, OCCLUSION, FILTERS = "Grad-CAM", "Occlusion", "Filters"
PLACES = 8
"""How many places along each side the grey square covers."""
SEARCHED, WALL, BEST = 60, 12, 9
"""How many pictures are searched, of how many filters the best parts are shown, and how many parts a filter."""
SIDE = 432
PICTURES = 60
"""So many validation pictures can be looked at."""
SILHOUETTES: Mapping[str, Callable[[int], Array]] = {cats_or_dogs.ROW.name: cats_or_dogs.silhouette}
"""Of which sets it is known where in a validation picture the animal is: a set's name to its silhouettes."""
ANIMAL, BACKGROUND = "the animal", "the background"
HEAT, PATCHES = "Where the network finds", "What excites filter"
"""How the pictures of heat and of patches begin for those who cannot see them."""
EXAMPLE = "Show a wrong reason"


@dataclass(frozen=True)
class Settings:
    """Which network is looked into, and how."""

    network: str = choice("Network", (SCRATCH, FROZEN, TUNED, MY_RUN), TUNED)
    way: str = choice("By", (GRAD_CAM, OCCLUSION, FILTERS), GRAD_CAM)
    number: int = slider("Picture", 1, PICTURES, 24, help="Which of the validation pictures.")
    block: int = slider("Convolution", 1, 4, 2, help="Whose filters are shown.")


class Reasons(NamedTuple):
    """Of how many pictures the answer is right, and the numbers of those whose warmest place is on the background.

    The surest of them comes first.
    """

    right: int
    wrong: tuple[int, ...]


@dataclass(frozen=True)
class Result:
    """An answer to a picture (side, side, C), and how much each place (h, w) speaks for it.

    `answers` has the probability of each class; `heat` runs from 0 to 1 in Grad-CAM, and is a fall of the probability,
    or negative a rise, in occlusion. `silhouette` (H, W) is 1 where the animal is, None where that is not known.
    `reasons` are those of the network's other answers, None where they are not asked about.
    """

    settings: Settings
    picture: Array
    answers: Array
    truth: int
    heat: Array
    silhouette: Array | None
    class_names: tuple[str, ...]
    reasons: Reasons | None = None

    @property
    def says(self) -> int:
        """The class that the network names."""
        return int(self.answers.argmax())

    @property
    def is_right(self) -> bool:
        """Whether that is the picture's class."""
        return self.says == self.truth

    @property
    def warmest(self) -> str:
        """What the place lies on that speaks most for the answer; nothing where that is not known."""
        if self.silhouette is None:
            return ""
        part = resize(255 * self.silhouette[..., None].astype(np.uint8), *self.heat.shape) / 255
        return ANIMAL if part.flat[int(self.heat.argmax())] >= 0.5 else BACKGROUND


def can_answer(record: TrainingRecord) -> bool:
    """Whether weights are kept of an epoch that was trained, of a network with convolutions below a head."""
    kinds = {layer.class_name for layer in record.architecture.layers} if record.architecture else set()
    return max(record.epochs_with_weights, default=0) > 0 and not record.diverged and {"Conv2D", "Flatten"} <= kinds


def recording_of(name: str) -> TrainingRecord:
    """The recording of one of the three networks; of the fine-tuned one for a run that is not there."""
    return recording(NETWORKS.get(name, NETWORKS[TUNED]))


def epoch(record: TrainingRecord) -> int:
    """The epoch whose weights answer: the best, or the last that is kept."""
    return best_among(record, record.epochs_with_weights)


def compute(settings: Settings, record: TrainingRecord, layers: Sequence[Layer]) -> Result:
    """Asks the network of a run about a picture, and where it looks."""
    data = load(record.spec.data, "validation")
    place = (settings.number - 1) % len(data)
    picture = resize(data.images[place], record.spec.image_size, record.spec.image_size)
    answers = probabilities(forward(layers, picture)[-1])
    says = int(answers.argmax())
    heat = (
        attention.occlusion(layers, picture, says, PLACES)
        if settings.way == OCCLUSION
        else attention.grad_cam(layers, picture, says)
    )
    silhouette = SILHOUETTES[record.spec.data](place) if record.spec.data in SILHOUETTES else None
    return Result(settings, picture, answers, int(data.labels[place]), heat, silhouette, record.class_names)


def reasons(record: TrainingRecord, layers: Sequence[Layer]) -> Reasons:
    """Where Grad-CAM finds the right answers of a network, over all pictures that can be looked at."""
    results = [compute(Settings(number=number), record, layers) for number in range(1, PICTURES + 1)]
    right = [result for result in results if result.is_right]
    wrong = sorted((one for one in right if one.warmest == BACKGROUND), key=lambda one: -one.answers.max())
    return Reasons(len(right), tuple(one.settings.number for one in wrong))


def picture(result: Result) -> bytes:
    """The picture, enlarged, as JPEG."""
    return png.photograph(resize(result.picture, SIDE, SIDE))


def overlay(result: Result) -> bytes:
    """The picture with what speaks for the answer laid over it, as JPEG."""
    return png.photograph(_overlaid(result))


def _overlaid(result: Result) -> Array:
    return heat.overlay(resize(result.picture, SIDE, SIDE), result.heat)


def strongest(record: TrainingRecord, layers: Sequence[Layer], block: int) -> tuple[bytes, ...]:
    """What the first filters of a convolution answer to most, in new pictures: a JPEG for each."""
    data, size = load(record.spec.data, "validation"), record.spec.image_size
    images = [resize(data.images[place], size, size) for place in range(min(SEARCHED, len(data)))]
    convolutions = [layer.name for layer in layers if layer.class_name == "Conv2D"]
    parts, _ = patches.strongest(layers, images, convolutions[min(block, len(convolutions)) - 1], BEST)
    return tuple(png.photograph(_enlarged(sheet(list(found), 3))) for found in parts[:WALL])


def _enlarged(page: Array) -> Array:
    zoom = max(1, 96 // len(page))
    return page.repeat(zoom, axis=0).repeat(zoom, axis=1)


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the page's words."""
    return {
        "says": result.class_names[result.says],
        "truth": result.class_names[result.truth],
        "sure": f"{result.answers.max():.0%}",
        "side": len(result.heat),
        "searched": SEARCHED,
        "way": result.settings.way,
    }


def verdict(result: Result) -> str:
    """The section of the words about how the picture came about."""
    return {GRAD_CAM: "grad-cam", OCCLUSION: "occlusion", FILTERS: "filters"}[result.settings.way]


def reason(result: Result) -> str:
    """The section of the words about why the answer is what it is."""
    if not result.is_right:
        return "wrong answer"
    return {ANIMAL: "right reason", BACKGROUND: "wrong reason"}.get(result.warmest, "right answer")


def _right(result: Result) -> int:
    return result.reasons.right if result.reasons else 0


def _wrong(result: Result) -> int:
    return len(result.reasons.wrong) if result.reasons else 0


def _field(result: Result) -> str:
    """The side, in pixels, of the square that a filter of the convolution on show sees."""
    return str(_fields()[result.settings.block - 1])


def _fields() -> list[int]:
    """The same for every convolution of the recorded networks."""
    slid, found = [], []
    for layer in recording_of(TUNED).layers(0):
        slid += [one for one in (window(layer),) if one]
        found += [receptive_field(slid)] if layer.class_name == "Conv2D" else []
    return found


WHERE = Question[Result](
    "where",
    lambda result: (ANIMAL, BACKGROUND),
    lambda result: result.warmest,
    lambda result: {**numbers(result), "number": result.settings.number, "network": result.settings.network},
    lambda result: (HEAT,),
)
REASONS = Question[Result](
    "reasons",
    lambda result: distinct(_wrong(result), 0, _right(result) // 10, _right(result)),
    lambda result: whole_text(_wrong(result)),
    lambda result: {"right": _right(result), "network": result.settings.network, "pictures": PICTURES},
    lambda result: (EXAMPLE,),
)
FIELD = Question[Result](
    "field",
    lambda result: tuple(map(str, _fields())),
    _field,
    lambda result: {"block": result.settings.block},
    lambda result: (PATCHES,),
)


def questions(result: Result) -> tuple[Question[Result], ...]:
    """The questions about what is on show."""
    if result.settings.way == FILTERS:
        return (FIELD,)
    fit = ((WHERE, result.warmest), (REASONS, result.reasons and result.reasons.wrong))
    return tuple(question for question, fits in fit if fits)


def code(record: TrainingRecord) -> str:
    """The Keras program that trains the network and lays Grad-CAM over its first validation picture."""
    return program(
        record.spec,
        then=[
            "import tensorflow as tf",
            "",
            "head = next(n for n, layer in enumerate(model.layers) if isinstance(layer, keras.layers.Flatten))",
            "base = keras.Sequential([keras.Input(model.input_shape[1:]), *model.layers[: head - 1]])",
            "maps = base(validation[:1])",
            "answer = model.predict(validation[:1])[0].argmax()",
            "model.layers[-1].activation = keras.activations.linear  # the score, before softmax",
            "with tf.GradientTape() as tape:",
            "    tape.watch(maps)",
            "    score = maps",
            "    for layer in model.layers[head - 1 :]:",
            "        score = layer(score)",
            "    score = score[0, answer]",
            "weights = keras.ops.mean(tape.gradient(score, maps), axis=(1, 2), keepdims=True)",
            "print(keras.ops.relu(keras.ops.sum(maps * weights, axis=3)))",
        ],
    )


def thumbnail() -> tuple[bytes, str]:
    """A small picture of what the page shows, and its alt text."""
    record = recording_of(TUNED)
    layers = record.layers(epoch(record))
    result = compute(Settings(), record, layers)
    looks = np.hstack([resize(result.picture, SIDE, SIDE), _overlaid(result)])
    return png.photograph(looks), "A drawn cat or dog, and where the network looks"
