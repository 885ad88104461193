"""How a run stands, in a sentence: what it does or waits for, how far it is, and how well it does."""

import math
from collections.abc import Callable

from lessons import text
from lessons.tasks import TASKS
from lessons.text.plain import plain
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine
from lessons.training.server.store import Run
from pages.parts import data_note, identity

SAYS = {
    "starting": "Getting ready … The first run on a set of pictures takes longer.",
    "stopping": "Stopping …",
    "paused": "Paused.",
}


def line(
    run: Run | None, recorded: TrainingRecord, spec: TrainingSpec | None, how: Callable[[TrainingRecord], str]
) -> str:
    """What stands above the curves, of the page's run or of the recording; `spec` is what the page is set to.

    Never empty; the style keeps room for two lines, so that the chart below stays where it is.
    """
    if run is None:
        return f"Recorded. {how(recorded)}{data_note.other_data(recorded, spec)}"
    says = f"{sentence(run, identity.may_steer(run), how).strip()}{data_note.other_data(run, spec)}"
    return says.strip(" ·") or "&nbsp;"


def sentence(run: Run, mine: bool, how: Callable[[TrainingRecord], str]) -> str:
    """How a run stands, in words and in the numbers of `how`; to `mine`, one's own, the learner's own words fit."""
    state = run.state
    if mine and state.name == "queued" and not state.reason:
        return waiting(run.id)
    whose = "" if mine else "Another learner's run. "
    says = plain(state.reason)
    if state.name == "done":
        says = f"{says} {after_the_end(run)}".lstrip()
    return f"{whose}{says or SAYS.get(state.name, '')} {how(run)}"


def after_the_end(run: Run) -> str:
    """What the lesson can do with a run that is done, in its own words: some views tell only two classes apart."""
    words = text.read(run.lesson)
    if run.spec.base:
        return words["done with a base"]
    return words.get("done many", words["done"]) if len(run.class_names) > 2 else words["done"]


def waiting(run_id: str) -> str:
    """Where a run stands in the line, and when its turn is expected."""
    stands = next((one for one in engine.current().line() if one.run_id == run_id), None)
    if stands is None:
        return "Waiting …"
    ahead = {0: "You are next", 1: "1 run starts before yours"}.get(
        stands.ahead, f"{stands.ahead} runs start before yours"
    )
    return f"{ahead}{'' if stands.wait is None else f', in about {duration(stands.wait)}'}."


def duration(seconds: float) -> str:
    """A time as people say it."""
    if seconds < 60:
        return f"{max(5, 5 * math.ceil(seconds / 5))} seconds"
    minutes = round(seconds / 60)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def place(record: TrainingRecord) -> str:
    """How far the run is."""
    if not record.points:
        return ""
    latest = record.points[-1]
    batch = "" if latest.ends_epoch else f", batch {latest.batch}"
    return f"Epoch {math.ceil(latest.epoch)} of {record.spec.epochs}{batch}"


def scores(record: TrainingRecord) -> str:
    """How far the run is, and how well it does on what it trains with and on what it does not."""
    ends, metric = record.epoch_points, record.metric
    training, validation = ((ends[-1].values.get(f"{part}{metric.name}") if ends else None) for part in ("", "val_"))
    if training is None or validation is None:
        return place(record)
    whom = "the same ones in validation" if record.spec.leak else "new ones"
    score = TASKS[record.spec.task].words.score.format(unit=record.spec.kind.unit)
    return f"{place(record)}: {score} **{metric.text(training)}**, on {whom} **{metric.text(validation)}**"
