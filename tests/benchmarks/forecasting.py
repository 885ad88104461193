"""What mends the course's memory: mean errors on the lecture's series, the means of three random starts."""

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import mean
from typing import Any

from lessons.training import trainings
from lessons.training.run.spec import TrainingSpec
from tests.benchmarks import learning

PLACE = re.compile(r"(?<=<!-- forecasts -->\n).*?(?=<!-- end of forecasts -->)", re.DOTALL)


@dataclass(frozen=True)
class Mending:
    """A recorded training, and the mean error that it must have at most."""

    name: str
    title: str
    most: float

    @property
    def spec(self) -> TrainingSpec:
        return trainings.of("recurrent-forecasts").recordings[self.name]


MENDINGS = (
    Mending("bidirectional", "Bidirectional LSTM of 16 units, standardised, a falling rate", 5.2),
    Mending("conv-lstm", "Conv1D of 32 filters, then LSTM of 32 units", 5.0),
)


def place(mending: Mending, seed: int) -> str:
    """Where a training is kept."""
    return f"forecast-{mending.name}-{seed}"


def measure(kept: dict[str, Any]) -> None:
    """Trains what is missing, and writes README's table."""
    for mending in MENDINGS:
        for seed in learning.SEEDS:
            learning.keep(kept, place(mending, seed), replace(mending.spec, seed=seed))
    written = table(kept)
    learning.README.write_text(PLACE.sub(written, learning.README.read_text("utf-8")), "utf-8")
    sys.stdout.write(written)


def errors(kept: Mapping[str, Any], mending: Mending) -> list[float]:
    """The mean absolute error of validation after the last epoch, a number for each seed."""
    return [learning.validations(kept[place(mending, seed)]["epochs"])[-1] for seed in learning.SEEDS]


def told(kept: Mapping[str, Any], mending: Mending) -> bool:
    """Whether the mean over the seeds is as low as asked for."""
    return mean(errors(kept, mending)) <= mending.most


def table(kept: Mapping[str, Any]) -> str:
    """README's table: the mean error of the seeds, and its spread."""
    rows = ["| trained on the lecture's series | mean error in the end | asked for | told |", "|---|---|---|---|"]
    for mending in MENDINGS:
        found = errors(kept, mending)
        spread = f"{mean(found):.2f} ({min(found):.2f}–{max(found):.2f})"
        asked, answer = f"{mending.most:.2f} at most", "yes" if told(kept, mending) else "no"
        rows.append(f"| {mending.title} | {spread} | {asked} | {answer} |")
    return "\n".join(rows) + "\n"


def kept_now() -> dict[str, Any]:
    """All trainings that are kept."""
    found: dict[str, Any] = json.loads(learning.KEPT.read_text())
    return found
