"""The course's first network for series: every value of a window goes to every unit."""

from lessons.networks.blocks import answer, dense
from lessons.networks.options import Options, Whole
from lessons.networks.plan import Encoding, LayerPlan, Outputs
from lessons.networks.row import Network


def _windows(options: Options, encoding: Encoding, outputs: Outputs) -> tuple[LayerPlan, ...]:
    """Layers of units, the answer, and where chosen its multiple: the course brings it into range by a Lambda."""
    layers = options["layers"]
    sizes = [options["units"]] * layers
    if layers and options["last"]:
        sizes[-1] = options["last"]
    hidden = (dense(units, f"dense_{number}") for number, units in enumerate(sizes, start=1))
    multiple = [LayerPlan("Rescaling", {"scale": options["times"], "name": "range"})] if options["times"] > 1 else []
    return (*hidden, answer(outputs), *multiple)


ROWS = (
    # Without layers it is linear; with 0 units its last layer has as many as the others.
    Network(
        "dense-windows",
        ("series",),
        {
            "units": Whole(10, 1, 512, "Units"),
            "layers": Whole(2, 0, 3, "Layers"),
            "last": Whole(0, 0, 512, "Units of the last layer"),
            "times": Whole(1, 1, 1000, "Answer times"),
        },
        _windows,
    ),
)
