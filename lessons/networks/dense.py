"""The course's first network for pictures: every pixel goes to every unit."""

from lessons.networks.blocks import answer, dense, flatten, rescaling
from lessons.networks.options import Flag, Options, Whole
from lessons.networks.plan import Encoding, LayerPlan, Outputs
from lessons.networks.row import Network


def _plan(options: Options, encoding: Encoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """`layers` dense layers of `units` units each; where pixels are not divided, they stay 0 to 255."""
    hidden = (dense(options["units"], f"dense_{number}") for number in range(1, options["layers"] + 1))
    return (*([rescaling()] if options["divided"] else []), flatten(), *hidden, answer(outputs))


ROWS = (
    Network(
        "dense",
        ("pictures",),
        {
            "units": Whole(128, 1, 1024, "Units"),
            "layers": Whole(1, 1, 3, "Layers"),
            "divided": Flag(True, "Divided"),
        },
        _plan,
    ),
)
