"""What transfer gains: the frozen base against the same network from scratch, on classes that the base never saw."""

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import mean
from typing import Any

from lessons.course.transfer_learning.trainings import PRESETS
from lessons.training.run.spec import TrainingSpec
from tests.benchmarks import learning

PLACE = re.compile(r"(?<=<!-- transfer -->\n).*?(?=<!-- end of transfer -->)", re.DOTALL)
SEEDS = range(5)
FROZEN = PRESETS["frozen-base"]
SCRATCH = PRESETS["from-scratch"]


@dataclass(frozen=True)
class Target:
    """Pictures to learn from few of: the changes that make the lesson's runs learn them, and what is asked for."""

    name: str
    title: str
    changes: Mapping[str, Any]
    options: Mapping[str, int]
    story: str

    def specs(self) -> dict[str, TrainingSpec]:
        """Both trainings by name, without their seed."""
        return {
            name: replace(spec, **self.changes, network_options=spec.network_options | self.options)
            for name, spec in (("scratch", SCRATCH), ("frozen", FROZEN))
        }

    def told(self, errors: Mapping[str, float]) -> bool:
        """Whether the errors are as far apart as asked for."""
        if self.name == "digits":
            return errors["frozen"] <= 0.75 * errors["scratch"]
        return errors["scratch"] - errors["frozen"] >= 0.1


TARGETS = (
    Target(
        "digits",
        "Handwritten digits, 5 a class",
        {"data": "digits", "image_size": 28, "per_class": 5, "epochs": 100, "batch_size": 10},
        {"cut": 3, "dense": 0},
        "The error is at least a quarter lower.",
    ),
    Target(
        "cats-or-dogs",
        f"Cats or dogs, drawn, {FROZEN.per_class} a class",
        {},
        {},
        "At least 10 points more are right.",
    ),
)


def place(target: Target, name: str, seed: int) -> str:
    """Where a training is kept."""
    return f"transfer-{target.name}-{name}-{seed}"


def measure(kept: dict[str, Any]) -> None:
    """Trains what is missing, and writes README's table."""
    for target in TARGETS:
        for name, spec in target.specs().items():
            for seed in SEEDS:
                learning.keep(kept, place(target, name, seed), replace(spec, seed=seed))
    written = table(kept)
    learning.README.write_text(PLACE.sub(written, learning.README.read_text("utf-8")), "utf-8")
    sys.stdout.write(written)


def errors(kept: Mapping[str, Any], target: Target) -> dict[str, list[float]]:
    """The validation error in the end of both networks, a number for each seed."""
    return {
        name: [1 - learning.validations(kept[place(target, name, seed)]["epochs"])[-1] for seed in SEEDS]
        for name in target.specs()
    }


def told(kept: Mapping[str, Any], target: Target) -> bool:
    """Whether the means over the seeds are as far apart as asked for."""
    return target.told({name: mean(found) for name, found in errors(kept, target).items()})


def table(kept: Mapping[str, Any]) -> str:
    """README's table: the mean error of the seeds, and its spread."""
    rows = [
        "| few pictures of | error from scratch | error with the frozen base | asked for | told |",
        "|---|---|---|---|---|",
    ]
    for target in TARGETS:
        cells = [f"{mean(found):.1%} ({min(found):.1%}–{max(found):.1%})" for found in errors(kept, target).values()]
        rows.append(
            f"| {target.title} | {' | '.join(cells)} | {target.story} | {'yes' if told(kept, target) else 'no'} |"
        )
    return "\n".join(rows) + "\n"


def kept_now() -> dict[str, Any]:
    """All trainings that are kept."""
    found: dict[str, Any] = json.loads(learning.KEPT.read_text())
    return found
