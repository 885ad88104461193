"""What can be done with a run, by how it stands: buttons, the learning rate, and a sentence."""

import math
from collections.abc import Callable
from functools import partial

import streamlit as st

from lessons import text
from lessons.tasks import TASKS
from lessons.text.plain import plain
from lessons.training.reports import comparison
from lessons.training.run.history import TrainingRecord
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine, resumption
from lessons.training.server.store import Run
from pages.parts import refusal

SAYS = {
    "starting": "Getting ready … The first run on a set of pictures takes longer.",
    "stopping": "Stopping …",
    "paused": "Paused.",
}


def where(slug: str) -> str:
    """Where the page says what was refused of a run."""
    return f"{slug}_steer"


def buttons(slug: str, run: Run, again: Callable[[TrainingSpec], None]) -> None:
    """The buttons that steer a run; `again` starts a new run of a spec."""
    state = run.state
    command = engine.current().command

    def button(label: str, icon: str, do: Callable[[], None], help: str | None = None) -> None:
        name = label.lower().replace(" ", "_")
        st.button(
            label,
            icon=f":material/{icon}:",
            on_click=refusal.attempt,
            args=(where(slug), do),
            key=f"{slug}_steer_{name}",
            help=help,
        )

    if state.name == "queued":
        button("Leave the queue", "logout", partial(command, run.id, "stop"))
    elif state.name == "paused":
        button("Continue", "play_arrow", partial(command, run.id, "continue"))
        button("One batch", "step", partial(command, run.id, "batch"))
        button("One epoch", "skip_next", partial(command, run.id, "epoch"))
    elif state.name == "running":
        button("Pause", "pause", partial(command, run.id, "pause"))
    if state.name in ("starting", "running", "paused"):
        button("Stop", "stop", partial(command, run.id, "stop"))
    if state.name == "stopping":
        button("Stop hard", "dangerous", partial(command, run.id, "kill"), "Ends the process that trains.")
    if state.ended:
        if resumption.can_go_on(run):
            at_its_end = resumption.is_complete(run)
            label = f"{resumption.MORE_EPOCHS} more epochs" if at_its_end else "Go on"
            button(label, "resume", partial(engine.current().resume, run.id), "Trains on from the last epoch.")
        button("Again", "replay", partial(again, run.first_spec), same_again(run))


def same_again(run: Run) -> str:
    """What a new run of an ended one does, and what it does not."""
    changes = comparison.changes(run)
    left_out = f" What was changed on the way is left out: {', '.join(changes)}." if changes else ""
    return f"A new run with the settings and the seed that this one began with.{left_out}"


def sentence(run: Run, mine: bool) -> str:
    """How a run stands, in words and numbers; to `mine`, one's own, the learner's own words fit."""
    state = run.state
    if mine and state.name == "queued" and not state.reason:
        return waiting(run.id)
    whose = "" if mine else "Another learner's run. "
    says = after_the_end(run) if state.name == "done" else SAYS.get(state.name, "")
    return f"{whose}{plain(state.reason) or says} {standing(run)}"


def after_the_end(run: Run) -> str:
    """What the lesson can do with a run that is done, in its own words: some views tell only two classes apart."""
    words = text.read(run.lesson)
    if run.spec.base:
        return words["done with a base"]
    return words.get("done many", words["done"]) if len(run.class_names) > 2 else words["done"]


def waiting(run_id: str) -> str:
    """Where a run stands in the line, and when its turn is expected."""
    place = next((place for place in engine.current().line() if place.run_id == run_id), None)
    if place is None:
        return "Waiting …"
    ahead = {0: "You are next", 1: "1 run starts before yours"}.get(
        place.ahead, f"{place.ahead} runs start before yours"
    )
    return f"{ahead}{'' if place.wait is None else f', in about {duration(place.wait)}'}."


def duration(seconds: float) -> str:
    """A time as people say it."""
    if seconds < 60:
        return f"{max(5, 5 * math.ceil(seconds / 5))} seconds"
    minutes = round(seconds / 60)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def standing(record: TrainingRecord) -> str:
    """How far the run is, and how well it does on what it trains with and on what it does not."""
    points = record.points
    if not points:
        return ""
    latest, ends = points[-1], record.epoch_points
    place = f"Epoch {math.ceil(latest.epoch)} of {record.spec.epochs}"
    if not latest.ends_epoch:
        place += f", batch {latest.batch}"
    metric = record.metric
    training, validation = ((ends[-1].values.get(f"{part}{metric.name}") if ends else None) for part in ("", "val_"))
    if training is None or validation is None:
        return place
    whom = "the same ones in validation" if record.spec.leak else "new ones"
    score = TASKS[record.spec.task].words.score.format(unit=record.spec.kind.unit)
    return f"{place}: {score} **{metric.text(training)}**, on {whom} **{metric.text(validation)}**"
