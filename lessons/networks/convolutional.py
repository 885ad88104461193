"""The course's networks of convolutions and poolings: for digits, for small pictures, and for photographs."""

from typing import Any

from lessons.networks.blocks import answer, convolution, dense, dropout, flatten, l2, pooling, rescaling
from lessons.networks.options import Flag, Options, Part, Whole
from lessons.networks.plan import Encoding, LayerPlan, Outputs
from lessons.networks.row import Network


def _digits(options: Options, encoding: Encoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """Blocks of a convolution and a pooling, then a dense layer and the answer: the course's exercise 3."""
    blocks = [
        layer
        for number in range(1, options["convolutions"] + 1)
        for layer in (convolution(options["filters"], str(number)), pooling(number))
    ]
    return (rescaling(), *blocks, flatten(), dense(options["dense"]), answer(outputs))


def _tiny_vgg(options: Options, encoding: Encoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """Two blocks of two convolutions and a pooling, then the answer."""
    filters = options["filters"]
    blocks = [
        layer
        for number in (1, 2)
        for layer in (convolution(filters, f"{number}_1"), convolution(filters, f"{number}_2"), pooling(number))
    ]
    return (rescaling(), *blocks, flatten(), answer(outputs))


def _growing(options: Options, encoding: Encoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """Blocks of a convolution and a pooling, then a dense layer and the answer.

    The filters double after every `double_every` convolutions, up to `most_filters`. Training leaves out a share of the
    flattened numbers, `dropout`; `l2` is the weight penalty.
    """
    penalty: dict[str, Any] = {"kernel_regularizer": l2(options["l2"])} if options["l2"] else {}
    blocks = []
    for block in range(options["convolutions"]):
        filters = min(options["filters"] * 2 ** (block // options["double_every"]), options["most_filters"])
        blocks += [convolution(filters, str(block + 1), **penalty), pooling(block + 1)]
    head = (*dropout(options["dropout"]), dense(options["dense"], **penalty))
    return (rescaling(), *blocks, flatten(), *head, answer(outputs))


ROWS = (
    Network(
        "digits-cnn",
        ("pictures",),
        {
            "filters": Whole(16, 4, 64, "Filters"),
            "convolutions": Whole(1, 1, 2, "Convolutions"),
            "dense": Whole(128, 16, 512, "Dense units"),
        },
        _digits,
    ),
    Network("tiny-vgg", ("pictures",), {"filters": Whole(10, 4, 32, "Filters")}, _tiny_vgg),
    Network(
        "pictures-cnn",
        ("pictures",),
        {
            "filters": Whole(16, 4, 64, "Filters"),
            "convolutions": Whole(3, 1, 5, "Convolutions"),
            "most_filters": Whole(64, 4, 128, "Most filters"),
            "double_every": Whole(1, 1, 2, "Double every"),
            "dense": Whole(512, 16, 512, "Dense units"),
            "dropout": Part(0.0, 0.9, "Dropout"),
            "l2": Part(0.0, 0.1, "L2 penalty"),
            "sigmoid": Flag(True, "Sigmoid"),
            "spare_outputs": Whole(0, 0, 10, "Spare outputs"),
        },
        _growing,
    ),
)
