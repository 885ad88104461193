"""Networks that read a text in its order: kernels that slide over the words, and memories that take one at a time."""

from lessons.maths.recurrent import GATES
from lessons.networks.blocks import answer, dense, dropout, embedding, recurrent
from lessons.networks.options import Flag, OneOf, Option, Options, Part, Whole
from lessons.networks.plan import LayerPlan, Outputs, TextEncoding
from lessons.networks.row import Network

_SHARED: dict[str, Option] = {
    "dimensions": Whole(16, 2, 300, "Dimensions"),
    "dropout": Part(0.0, 0.9, "Dropout"),
    "layers": Whole(1, 1, 2, "Layers"),
    "dense": Whole(0, 0, 512, "Dense units"),
    "sigmoid": Flag(True, "Sigmoid"),
}


def _convolved(options: Options, encoding: TextEncoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """Kernels over neighbouring words, of each the strongest answer anywhere, units if any, and the answer."""
    names = [f"convolution_{number}" for number in range(1, options["layers"] + 1)]
    pooling = LayerPlan("GlobalMaxPooling1D", {"name": "pooling"})
    before = (embedding(encoding, options["dimensions"]), *dropout(options["dropout"]))
    return (*before, *(_kernels(options, name) for name in names), pooling, *_end(options, outputs))


def _recurrent(options: Options, encoding: TextEncoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """A memory that passes over the padding, or two, of which the first hands on what it knows after every word."""
    memories = []
    for number in range(1, options["layers"] + 1):
        hands_on = {"return_sequences": True} if number < options["layers"] else {}
        name = f"{options['cell'].lower()}_{number}"
        memories.append(recurrent(options["cell"], options["units"], name, options["both_ways"], **hands_on))
    before = (embedding(encoding, options["dimensions"], mask_zero=True), *dropout(options["dropout"]))
    return (*before, *memories, *_end(options, outputs))


def _exercise(options: Options, encoding: TextEncoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """The course's exercise 3.3: kernels, the strongest answer of every few places, and an LSTM over these."""
    before = (embedding(encoding, options["dimensions"]), *dropout(options["dropout"]))
    pooling = LayerPlan("MaxPooling1D", {"pool_size": options["pool"], "name": "pooling"})
    memory = recurrent("LSTM", options["units"], "lstm")
    return (*before, _kernels(options, "convolution_1"), pooling, memory, answer(outputs))


def _kernels(options: Options, name: str) -> LayerPlan:
    sizes = {"filters": options["filters"], "kernel_size": options["kernel_size"]}
    return LayerPlan("Conv1D", {**sizes, "padding": "same", "activation": "relu", "name": name})


def _end(options: Options, outputs: Outputs) -> tuple[LayerPlan, ...]:
    units = [dense(options["dense"])] if options["dense"] else []
    return (*units, answer(outputs))


ROWS = (
    Network(
        "text-cnn",
        ("texts",),
        {
            "filters": Whole(32, 1, 256, "Filters"),
            "kernel_size": Whole(5, 1, 9, "Kernel size"),
            **_SHARED,
        },
        _convolved,
    ),
    Network(
        "text-rnn",
        ("texts",),
        {
            "cell": OneOf("LSTM", tuple(GATES), "Cell"),
            "units": Whole(32, 1, 256, "Units"),
            "both_ways": Flag(False, "Bidirectional"),
            **_SHARED,
        },
        _recurrent,
    ),
    Network(
        "text-cnn-rnn",
        ("texts",),
        {
            "dimensions": Whole(100, 2, 300, "Dimensions"),
            "dropout": Part(0.2, 0.9, "Dropout"),
            "filters": Whole(64, 1, 256, "Filters"),
            "kernel_size": Whole(5, 1, 9, "Kernel size"),
            "pool": Whole(4, 1, 4, "Pool"),
            "units": Whole(64, 1, 256, "Units"),
            "sigmoid": Flag(True, "Sigmoid"),
        },
        _exercise,
    ),
)
