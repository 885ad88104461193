"""`make bench-learning`: trains the lessons' networks on the drawn sets and writes down how hard these are to learn.

Every training is kept as soon as it has ended, so that a stopped measurement goes on where it was. README's table is
made of what is kept.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from queue import SimpleQueue
from statistics import mean
from typing import Any

from lessons.data import load
from lessons.data.dataset import Dataset
from lessons.data.series import Series
from lessons.data.texts import Texts
from lessons.tasks import TASKS
from lessons.training import trainings
from lessons.training.run.history import Point
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import examples

REPOSITORY = Path(__file__).parents[2]
KEPT = REPOSITORY / "assets" / "benchmarks.json"
README = REPOSITORY / "README.md"
PLACE = re.compile(r"(?<=<!-- difficulty -->\n).*?(?=<!-- end of difficulty -->)", re.DOTALL)
SEEDS = (0, 1, 2)

Epochs = Sequence[Sequence[float]]
"""A training, epoch by epoch: loss, the metric of its task, and both of validation."""
Outcomes = Mapping[str, Sequence[Epochs]]
"""The trainings of each experiment, one a seed."""


@dataclass(frozen=True)
class Experiment:
    """A training whose outcome the course tells of; `told` says whether the outcomes tell it too."""

    name: str
    title: str
    spec: TrainingSpec
    story: str
    told: Callable[[Outcomes], bool]


def accuracies(run: Epochs) -> list[float]:
    return [epoch[1] for epoch in run]


def validations(run: Epochs) -> list[float]:
    return [epoch[3] for epoch in run]


def rise(run: Epochs) -> float:
    """The last validation loss as a multiple of the lowest."""
    losses = [epoch[2] for epoch in run]
    return losses[-1] / min(losses)


def swings(run: Epochs) -> float:
    """The largest step of the validation accuracy from one epoch to the next, once training has got 90% right."""
    known = [epoch[3] for epoch in run if epoch[1] >= 0.9]
    return max((abs(after - before) for before, after in pairwise(known)), default=0.0)


def _dense_is_right_enough(outcomes: Outcomes) -> bool:
    return all(0.82 <= validations(run)[-1] <= 0.93 for run in outcomes["garments-dense"])


def _convolutions_are_better(outcomes: Outcomes) -> bool:
    dense, convolutions = (
        mean(validations(run)[-1] for run in outcomes[name]) for name in ("garments-dense", "garments-convolutions")
    )
    return convolutions - dense >= 0.02


def _validation_swings_below(outcomes: Outcomes) -> bool:
    runs = outcomes["horses-or-humans"]
    below = all(max(accuracies(run)) >= 0.97 and validations(run)[-1] < accuracies(run)[-1] for run in runs)
    return below and all(swings(run) >= 0.02 for run in runs)


def _overfits(outcomes: Outcomes) -> bool:
    runs = outcomes["cats-or-dogs"]
    learned = all(max(accuracies(run)) >= 0.98 and rise(run) >= 2 for run in runs)
    return learned and all(0.65 <= max(validations(run)) <= 0.85 for run in runs)


def _knows_all_by_heart(outcomes: Outcomes) -> bool:
    return all(max(accuracies(run)) == 1 for run in outcomes["happy-or-sad"])


def best_validation(runs: Sequence[Epochs]) -> float:
    """The best validation accuracy, on average over the seeds."""
    return mean(max(validations(run)) for run in runs)


def gap(runs: Sequence[Epochs]) -> float:
    """By how much training is above validation in the end, on average over the seeds."""
    return mean(accuracies(run)[-1] - validations(run)[-1] for run in runs)


def _few_are_learned_by_heart(outcomes: Outcomes) -> bool:
    runs = outcomes["overfitting-no-remedy"]
    return all(accuracies(run)[-1] >= 0.98 and rise(run) >= 2 for run in runs) and gap(runs) >= 0.2


def _helps(name: str, least: float) -> Callable[[Outcomes], bool]:
    """Whether a remedy raises the best validation by at least `least`, on average."""

    def told(outcomes: Outcomes) -> bool:
        remedied, plain = (best_validation(outcomes[f"overfitting-{one}"]) for one in (name, "no-remedy"))
        return remedied - plain >= least

    return told


def _narrows(name: str) -> Callable[[Outcomes], bool]:
    """Whether a remedy ends with a smaller gap, on average."""
    return lambda outcomes: gap(outcomes[f"overfitting-{name}"]) < gap(outcomes["overfitting-no-remedy"])


def _hardly_matters(outcomes: Outcomes) -> bool:
    small, plain = (best_validation(outcomes[f"overfitting-{one}"]) for one in ("smaller-network", "no-remedy"))
    return abs(small - plain) <= 0.03


def _ends_early(outcomes: Outcomes) -> bool:
    runs, whole = outcomes["overfitting-early-stopping"], outcomes["overfitting-no-remedy"]
    return all(len(run) <= len(long) / 2 for run, long in zip(runs, whole, strict=True))


def _helps_horses_less(outcomes: Outcomes) -> bool:
    cats, horses = (
        best_validation(outcomes[f"overfitting-{augmented}"]) - best_validation(outcomes[f"overfitting-{plain}"])
        for augmented, plain in (("augmentation", "no-remedy"), ("horses-augmented", "horses"))
    )
    return horses <= cats / 2


REMEDIES: tuple[tuple[str, str, str, Callable[[Outcomes], bool]], ...] = (
    (
        "no-remedy",
        "Cats or dogs, 500 pictures",
        "Training passes 98%, 20 points above validation, whose loss doubles.",
        _few_are_learned_by_heart,
    ),
    (
        "augmentation",
        "… with augmentation",
        "The best validation is at least 5 points better.",
        _helps("augmentation", 0.05),
    ),
    ("dropout", "… with dropout", "The best validation is better.", _helps("dropout", 0.0)),
    ("l2-penalty", "… with an L2 penalty", "The gap is smaller.", _narrows("l2-penalty")),
    (
        "smaller-network",
        "… with a smaller network",
        "It changes the best validation by 3 points at most.",
        _hardly_matters,
    ),
    ("more-pictures", "… with 1,000 pictures", "The best validation is better.", _helps("more-pictures", 0.0)),
    ("early-stopping", "… with early stopping", "It needs half of the epochs at most.", _ends_early),
    (
        "horses",
        "Horses or humans, 500 pictures",
        "Training passes validation.",
        lambda outcomes: gap(outcomes["overfitting-horses"]) > 0,
    ),
    (
        "horses-augmented",
        "… with augmentation",
        "Validation gains at most half of what it gains for cats or dogs.",
        _helps_horses_less,
    ),
)
"""The recordings of the lesson on overfitting that are repeated: name, title, story, and whether it is told."""


def experiments() -> tuple[Experiment, ...]:
    """The lessons' own trainings."""
    from tests.benchmarks import reading

    garments = trainings.of("computer-vision").default
    options = {"filters": 64, "convolutions": 2, "dense": 128}
    return (
        Experiment(
            "garments-dense",
            "Garments, 128 dense units, 5 epochs",
            garments,
            "Validation ends between 82 and 93%.",
            _dense_is_right_enough,
        ),
        Experiment(
            "garments-convolutions",
            "Garments, two convolutions of 64 filters, 5 epochs",
            replace(garments, network="digits-cnn", network_options=options),
            "Validation is at least 2 points better.",
            _convolutions_are_better,
        ),
        Experiment(
            "horses-or-humans",
            "Horses or humans",
            trainings.of("real-images").default,
            "Training passes 97%; validation swings, and stays below it.",
            _validation_swings_below,
        ),
        Experiment(
            "happy-or-sad",
            "Happy or sad, 80 pictures",
            replace(trainings.of("real-images").presets["happy-or-sad"], stop_at_accuracy=None),
            "All training pictures are known within 15 epochs.",
            _knows_all_by_heart,
        ),
        Experiment(
            "cats-or-dogs",
            "Cats or dogs, 2,000 pictures",
            trainings.of("larger-dataset").default,
            "Training passes 98%, validation does not pass 85%, and its loss doubles.",
            _overfits,
        ),
        *(
            Experiment(f"overfitting-{name}", title, trainings.of("overfitting").recordings[name], story, told)
            for name, title, story, told in REMEDIES
        ),
        *reading.experiments(),
    )


def main() -> None:
    """Trains what is missing, and writes the tables."""
    from lessons.training.worker import loop
    from tests.benchmarks import forecasting, transferring

    loop.use_one_thread()
    kept: dict[str, Any] = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    for experiment in experiments():
        for seed in SEEDS:
            keep(kept, f"{experiment.name}-{seed}", replace(experiment.spec, seed=seed))
    transferring.measure(kept)
    forecasting.measure(kept)
    written = table(outcomes(kept))
    README.write_text(PLACE.sub(written, README.read_text("utf-8")), "utf-8")
    sys.stdout.write(written)


def keep(kept: dict[str, Any], place: str, spec: TrainingSpec) -> None:
    """Trains `spec` and keeps it at its place, unless it is there."""
    from lessons.training.worker import loop

    if is_of(kept.get(place), spec):
        return
    data, epochs, metric = examples.read(spec), [], TASKS[spec.task].metric.name

    def note(event: object) -> None:
        if isinstance(event, Point) and event.ends_epoch:
            values = (event.values.get(name) for name in ("loss", metric, "val_loss", f"val_{metric}"))
            epochs.append([round(value or 0.0, 4) for value in values])

    # What the processor did, not the clock: other programs may run beside.
    start = time.process_time()
    state = loop.train(loop.build(spec, data), spec, data, note, SimpleQueue())
    seconds = round((time.process_time() - start) / len(epochs), 2)
    kept[place] = {
        "spec": json.loads(spec.to_json()),
        "data": look(spec.data),
        "epochs": epochs,
        "seconds": seconds,
    }
    KEPT.write_text("{\n" + ",\n".join(f'"{k}": {json.dumps(v)}' for k, v in kept.items()) + "\n}\n")
    sys.stdout.write(f"{place}: {state.name}, {epochs[-1]}\n")
    sys.stdout.flush()


def is_of(entry: Any, spec: TrainingSpec) -> bool:
    """Whether a kept training is the one that this spec would do today, on the set of today."""
    return (
        entry is not None
        and TrainingSpec.from_json(json.dumps(entry["spec"])) == spec
        and all(abs(ours - theirs) < 0.5 for ours, theirs in zip(look(spec.data), entry["data"], strict=True))
    )


def look(name: str) -> list[float]:
    """A set's number of items and some of its numbers, which tell whether it was made anew.

    Of pictures the mean brightness of some, of a series some values, of texts their letters.
    """
    sets = [load(name, split) for split in ("train", "validation")]
    return [float(len(data)) for data in sets] + [number for data in sets for number in _marks(data)]


def _marks(data: Dataset | Series | Texts) -> list[float]:
    if isinstance(data, Series):
        return [round(float(value), 1) for value in data.values[:6]]
    if isinstance(data, Texts):
        return [float(sum(map(len, data.texts)))]
    return [round(float(image.mean()), 1) for image in data.images[:6]]


def outcomes(kept: Mapping[str, Any]) -> Outcomes:
    """The kept trainings by experiment."""
    return {one.name: [kept[f"{one.name}-{seed}"]["epochs"] for seed in SEEDS] for one in experiments()}


def table(outcomes: Outcomes) -> str:
    """README's table: means of the seeds, and for validation the spread."""
    rows = ["| trained | training, best | validation, best | validation, last | the course's story | told |"]
    rows.append("|---|---|---|---|---|---|")
    for one in experiments():
        runs = outcomes[one.name]
        best, ends = [max(validations(run)) for run in runs], [validations(run)[-1] for run in runs]
        cells = (
            one.title,
            f"{mean(max(accuracies(run)) for run in runs):.1%}",
            f"{mean(best):.1%} ({min(best):.1%}–{max(best):.1%})",
            f"{mean(ends):.1%} ({min(ends):.1%}–{max(ends):.1%})",
            one.story,
            "yes" if one.told(outcomes) else "no",
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
