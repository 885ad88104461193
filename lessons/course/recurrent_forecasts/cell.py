"""The cell along a series: what a recorded memory does with a window, step by step, and what is left in the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.course.recurrent_forecasts.views import LSTM, MEMORIES, WindowSettings, meaning
from lessons.figures import cell
from lessons.figures.cell import Line
from lessons.kinds import SERIES
from lessons.maths.network import Layer, answers, forward
from lessons.maths.recurrent import GATES, Trace, trace
from lessons.questions import Question
from lessons.settings import menu
from lessons.training.reports import forecasts
from lessons.training.reports.program import program
from lessons.training.run.history import TrainingRecord
from lessons.training.settings import MY_RUN

SHARES = {"below 1%": 0.01, "1% to 10%": 0.1, "10% to 50%": 0.5, "more than 50%": 2.0}
"""How much may be left of a step, and what each size stays below."""


@dataclass(frozen=True)
class Settings:
    """Which memory is looked into."""

    memory: str = menu("Memory", (*MEMORIES, MY_RUN), LSTM, "A recorded network, or the one you trained.")


@dataclass(frozen=True)
class Result:
    """A window (steps,), what came behind it and what the network says, in the series' unit; and what its memory does.

    `layer` is the first layer of memory, of one that reads from both ends the half that reads forwards; `place` is its
    place in the network, `trace` what it does with the window.
    """

    record: TrainingRecord
    window: int
    line: Line
    layer: Layer
    place: int
    trace: Trace

    @property
    def left(self) -> float | None:
        """Which part of what the first step wrote is left in the end, the mean of all units; None where none stays."""
        keep = next((name for name in ("forget", "update") if name in self.trace.gates), None)
        return float(self.trace.gates[keep][1:].prod(axis=0).mean()) if keep else None


def has_memory(record: TrainingRecord) -> bool:
    """Whether a run's network reads a series in steps to look into, and is kept whole."""
    is_series = record.spec.kind is SERIES
    return (
        is_series
        and bool(record.whole_epochs)
        and any(_forwards(layer) for layer in record.layers(record.whole_epochs[0]))
    )


def compute(settings: WindowSettings, record: TrainingRecord, layers: Sequence[Layer]) -> Result:
    """Traces the memory of a network, its `layers`, along one window of the validation part."""
    ahead, unit = forecasts.subject(record.spec), meaning(record)
    window = min(settings.place, len(ahead.values) - 1)
    place, layer = next((place, memory) for place, one in enumerate(layers) if (memory := _forwards(one)))
    said = unit.read(answers(layers, ahead.windows[window : window + 1]))
    line = Line(unit.read(ahead.windows[window]), float(ahead.values[window]), float(said[0]))
    read = forward(layers[:place], ahead.windows[window])[-1]
    return Result(record, window, line, layer, place, trace(layer, read))


def _forwards(layer: Layer) -> Layer | None:
    """The layer of memory that reads forwards; None for a layer without."""
    if layer.class_name == "Bidirectional":
        inner = layer.config["layer"]
        return Layer(inner["class_name"], inner["config"], layer.weights[: len(layer.weights) // 2])
    return layer if layer.class_name in GATES else None


def payload(result: Result, open_answers: frozenset[str]) -> bytes:
    """The payload of the cell's canvas; what is left of each step once that is predicted."""
    labels = [f"{value:.1f}" for value in result.line.values]
    return cell.payload(result.layer, result.trace, labels, result.line, "left" in open_answers)


def _share(result: Result) -> str:
    assert result.left is not None
    return next(words for words, limit in SHARES.items() if result.left < limit)


LEFT = Question[Result]("left", lambda result: tuple(SHARES), _share, veils=lambda result: ("leftOfEachStep",))
QUESTIONS: tuple[Question[Result], ...] = (LEFT,)


def questions(result: Result) -> tuple[Question[Result], ...]:
    """A SimpleRNN has no gate that keeps anything, so nothing is asked of it."""
    return () if result.left is None else QUESTIONS


def code(result: Result) -> str:
    """The program that trains the network, and prints the state behind every step of this window."""
    units = result.layer.config["units"]
    source = f"model.layers[{result.place}]"
    if result.record.spec.network_options["bidirectional"]:
        source += ".forward_layer"
    then = (
        "# The same memory, which hands on its state behind every step.",
        f"steps = keras.layers.{result.layer.class_name}({units}, return_sequences=True)",
        f"states = keras.Sequential([keras.Input(train.shape[1:]), *model.layers[:{result.place}], steps])",
        f"steps.set_weights({source}.get_weights())",
        f"print(states.predict(validation[{result.window} : {result.window + 1}])[0].round(2))",
    )
    return program(result.record.spec, then)
