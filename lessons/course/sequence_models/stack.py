"""Two memories, one on top of the other: what the first has to hand on, and what both ways of reading give together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from lessons.course.sequence_models import views
from lessons.course.sequence_models.reading import encoding
from lessons.networks.blocks import embedding, recurrent
from lessons.networks.plan import Inputs, LayerPlan, Shape, parameters, shapes
from lessons.questions import Question, distinct
from lessons.settings import menu, slider, switch
from lessons.training.reports.layer_code import call

DIMENSIONS = 16
NAMES = {"SimpleRNN": "simple_rnn", "GRU": "gru", "LSTM": "lstm"}
"""What Keras calls the first layer of each class; the second has a 1 behind its name."""


@dataclass(frozen=True)
class Settings:
    """Two recurrent layers of the same kind."""

    layer: str = menu("Layer", tuple(NAMES), "LSTM")
    stack_units: int = slider("Units of each", 2, 64, 8, 2)
    hands_on: bool = switch("First returns sequences", True)
    stack_both: bool = switch("Bidirectional")


@dataclass(frozen=True)
class Row:
    """A layer as a program writes it, and the shapes before and behind it; None where Keras refuses."""

    layer: str
    before: Shape | None
    behind: Shape | None


@dataclass(frozen=True)
class Result:
    """The layers with their shapes, how many numbers they learn, and what Keras says where it cannot build them."""

    settings: Settings
    rows: tuple[Row, ...]
    parameters: int | None
    error: str


def plan(settings: Settings) -> tuple[LayerPlan, ...]:
    """Words become vectors, and two memories read them."""
    hands_on = {"return_sequences": True} if settings.hands_on else {}
    name, units, both = _name(settings), settings.stack_units, settings.stack_both
    return (
        embedding(encoding(views.recording(views.LSTM)), DIMENSIONS, mask_zero=True),
        recurrent(settings.layer, units, name, both, **hands_on),
        recurrent(settings.layer, units, f"{name}_1", both),
    )


def compute(settings: Settings) -> Result:
    """The shapes from layer to layer, as far as they go."""
    layers, inputs = plan(settings), Inputs(encoding(views.recording(views.LSTM)).shape)
    known: list[Shape | None] = [inputs.shape, *_as_far_as_they_go(layers, inputs)]
    known += [None] * (1 + len(layers) - len(known))
    rows = tuple(Row(call(layer), *known[place : place + 2]) for place, layer in enumerate(layers))
    fits = known[-1] is not None
    return Result(settings, rows, parameters(layers, inputs) if fits else None, "" if fits else refusal(settings))


def _as_far_as_they_go(layers: Sequence[LayerPlan], inputs: Inputs) -> tuple[Shape, ...]:
    for count in range(len(layers), 0, -1):
        try:
            return shapes(layers[:count], inputs)
        except ValueError:
            continue
    return ()


def refusal(settings: Settings) -> str:
    """What Keras says to a memory that is given one vector instead of one for each word."""
    width = settings.stack_units * (2 if settings.stack_both else 1)
    return (
        f"Input 0 with name 'None' of layer '{_name(settings)}_1' is incompatible with the layer: "
        f"expected ndim=3, found ndim=2. Full shape received: (None, {width})"
    )


def _name(settings: Settings) -> str:
    return "bidirectional" if settings.stack_both else NAMES[settings.layer]


def table(result: Result) -> list[tuple[str, str, str]]:
    """The layers with what each is given and gives, as a learner reads it; Keras's None stands for the batch."""
    return [(row.layer, _text(row.before), _text(row.behind)) for row in result.rows]


def _text(shape: Shape | None) -> str:
    return "✗" if shape is None else f"({', '.join(map(str, ('None', *shape)))})"


@cache
def first() -> Result:
    """What the view opens on, and asks about."""
    return compute(Settings())


def _joined() -> int:
    """The width of what a bidirectional layer hands on."""
    rows = compute(Settings(stack_both=True)).rows
    return rows[-1].behind[-1] if rows[-1].behind else 0


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    length = result.rows[0].before[0] if result.rows[0].before else 0
    return {
        "layer": result.settings.layer,
        "units": result.settings.stack_units,
        "length": length,
        "joined": _joined(),
        "error": refusal(Settings()),
    }


EVERY, LAST, NOTHING = "its state after every word", "its state after the last word", "the words themselves"

QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "needs",
        lambda _: (LAST, EVERY, NOTHING),
        lambda _: EVERY if compute(Settings(hands_on=False)).error else LAST,
        numbers,
        veils=lambda _: ("return_sequences=True",),
    ),
    Question(
        "joined",
        lambda result: distinct(_joined(), result.settings.stack_units, 4 * result.settings.stack_units, 1),
        lambda _: str(_joined()),
        numbers,
        veils=lambda _: ("Bidirectional",),
    ),
)


def code(result: Result) -> str:
    """The program that builds the layers, and prints their shapes or what Keras says."""
    length = numbers(result)["length"]
    return "\n".join(
        [
            "import keras",
            "",
            "model = keras.Sequential([",
            f"    keras.Input(({length},)),",
            *(f"    keras.layers.{row.layer}," for row in result.rows),
            "])",
            "model.summary()",
        ]
    )
