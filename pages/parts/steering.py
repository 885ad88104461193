"""What can be done with a run, by how it stands: the buttons that steer it, and what may follow its end."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from lessons.training.reports import comparison
from lessons.training.run.events import Command
from lessons.training.run.spec import TrainingSpec
from lessons.training.server import engine, resumption
from lessons.training.server.store import Run
from pages.parts import refusal


def where(slug: str) -> str:
    """Where the page says what was refused of a run."""
    return f"{slug}_steer"


def show_controls(slug: str, run: Run) -> None:
    """The buttons that steer a run: what ends it stands always at the same place, and then what else can be done."""
    name = run.state.name
    if name == "queued":
        show_command(slug, run, "Leave the queue", "logout", "stop")
    elif name == "stopping":
        show_command(slug, run, "Stop hard", "dangerous", "kill", "Ends the process that trains.")
    else:
        show_command(slug, run, "Stop", "stop", "stop")
    if name == "paused":
        show_command(slug, run, "Continue", "play_arrow", "continue")
        show_command(slug, run, "One batch", "step", "batch")
        show_command(slug, run, "One epoch", "skip_next", "epoch")
    elif name == "running":
        show_command(slug, run, "Pause", "pause", "pause")


def show_command(slug: str, run: Run, label: str, icon: str, what: Command, help: str | None = None) -> None:
    """The button that sends a command to a run, as long as there is anything to steer."""
    show_button(slug, run, label, icon, partial(engine.current().command, run.id, what), help, run.state.ended)


def show_button(
    slug: str, run: Run, label: str, icon: str, do: Callable[[], None], help: str | None = None, disabled: bool = False
) -> None:
    """A button of this run alone: a press that comes late never reaches the run that has taken its place."""
    st.button(
        label,
        icon=f":material/{icon}:",
        on_click=refusal.attempt,
        args=(where(slug), do),
        key=f"{slug}_steer_{label.lower().replace(' ', '_')}_{run.id}",
        help=help,
        disabled=disabled,
    )


def show_ways_on(slug: str, run: Run, again: Callable[[TrainingSpec], None]) -> None:
    """What can be done with a run that has ended; `again` starts a new run of a spec."""
    if not run.state.ended:
        return
    if resumption.can_go_on(run):
        label = f"{resumption.MORE_EPOCHS} more epochs" if resumption.is_complete(run) else "Go on"
        go_on = partial(engine.current().resume, run.id)
        show_button(slug, run, label, "resume", go_on, "Trains on from the last epoch.")
    show_button(slug, run, "Again", "replay", partial(again, run.first_spec), same_again(run))


def same_again(run: Run) -> str:
    """What a new run of an ended one does, and what it does not."""
    changes = comparison.changes(run)
    left_out = f" What was changed on the way is left out: {', '.join(changes)}." if changes else ""
    return f"A new run with the settings and the seed that this one began with.{left_out}"
