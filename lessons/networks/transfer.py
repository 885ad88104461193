"""Networks that start from what another has learned: the blocks of a base with a new head, and a head alone."""

from lessons.networks.bases import BASES
from lessons.networks.blocks import answer, convolution, dense, dropout, flatten, pooling, rescaling
from lessons.networks.options import Flag, Options, Part, Whole
from lessons.networks.plan import Encoding, LayerPlan, Outputs
from lessons.networks.row import Network


def _transferred(options: Options, encoding: Encoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """The first `cut` blocks, or all, of the base for pictures with as many channels, then a head.

    Where the blocks are not trainable, they stay as they are. Where pixels are not divided, they stay 0 to 255.
    """
    frozen = {} if options["trainable"] else {"trainable": False}
    blocks = [
        layer
        for number, filters in enumerate(BASES[encoding.shape[-1]].blocks[: options["cut"]], 1)
        for layer in (convolution(filters, str(number), padding="same", **frozen), pooling(number))
    ]
    return (*([rescaling()] if options["divided"] else []), *blocks, flatten(), *_head(options, encoding, outputs))


def _head(options: Options, encoding: Encoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """Units, if any, and the answer; training leaves out a share of the numbers that the base hands on."""
    units = [dense(options["dense"])] if options["dense"] else []
    return (*dropout(options["dropout"]), *units, answer(outputs))


ROWS = (
    Network(
        "transfer",
        ("pictures",),
        {
            "pretrained": Flag(True, "Pretrained"),
            "trainable": Flag(False, "Trainable"),
            "cut": Whole(4, 1, 4, "Blocks of the base"),
            "dense": Whole(16, 0, 512, "Dense units"),
            "dropout": Part(0.2, 0.9, "Dropout"),
            "divided": Flag(True, "Divided"),
        },
        _transferred,
        lambda options: BASES if options["pretrained"] else {},
    ),
    Network(
        "head",
        ("pictures",),
        {"dense": Whole(16, 0, 1024, "Dense units"), "dropout": Part(0.2, 0.9, "Dropout")},
        _head,
    ),
)
