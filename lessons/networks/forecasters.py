"""The course's networks for series that read a window value by value, and remember."""

from lessons.networks.blocks import answer, dense, recurrent
from lessons.networks.options import Flag, OneOf, Options, Whole
from lessons.networks.plan import Encoding, LayerPlan, Outputs
from lessons.networks.row import Network

CELLS = ("SimpleRNN", "LSTM", "GRU")


def _recurrent(options: Options, encoding: Encoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """One value a step, a causal convolution where there are filters, memory, dense layers, the answer, its multiple.

    Every layer but the last hands on all steps, and the last one too where the network answers at every step. The
    course brings the answer into the series' range by a Lambda, which is a Rescaling here.
    """
    last = options["layers"] - 1
    hands_on = [
        {"return_sequences": True} if number < last or options["every_step"] else {} for number in range(last + 1)
    ]
    memory = (
        recurrent(options["cell"], options["units"], f"memory_{number}", options["bidirectional"], **settings)
        for number, settings in enumerate(hands_on, 1)
    )
    sizes = [units for units in (options["dense"], options["last"]) if units]
    hidden = (dense(units, f"dense_{number}") for number, units in enumerate(sizes, 1))
    multiple = [LayerPlan("Rescaling", {"scale": options["times"], "name": "range"})] if options["times"] > 1 else []
    return (_steps(encoding), *_convolution(options), *memory, *hidden, answer(outputs), *multiple)


def _steps(encoding: Encoding) -> LayerPlan:
    """A window (window,) as steps of one value each (window, 1)."""
    return LayerPlan("Reshape", {"target_shape": (encoding.shape[0], 1), "name": "steps"})


def _convolution(options: Options) -> list[LayerPlan]:
    """A convolution that sees no later step than its own."""
    if not options["filters"]:
        return []
    sizes = {"filters": options["filters"], "kernel_size": options["kernel"]}
    return [LayerPlan("Conv1D", {**sizes, "padding": "causal", "activation": "relu", "name": "convolution"})]


ROWS = (
    Network(
        "recurrent-windows",
        ("series",),
        {
            "cell": OneOf("LSTM", CELLS, "Memory"),
            "units": Whole(8, 1, 128, "Units"),
            "layers": Whole(1, 1, 3, "Layers"),
            "bidirectional": Flag(False, "From both ends"),
            "filters": Whole(0, 0, 128, "Filters before"),
            "kernel": Whole(3, 1, 9, "Values a filter sees"),
            "dense": Whole(0, 0, 128, "Dense units behind"),
            "last": Whole(0, 0, 128, "Units of the last layer"),
            "every_step": Flag(False, "Answers at every step"),
            "times": Whole(1, 1, 1000, "Answer times"),
        },
        _recurrent,
    ),
)
