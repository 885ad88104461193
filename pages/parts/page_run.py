"""The run that a page shows: named by its address, or the learner's own that still goes on."""

from lessons.training.run.history import TrainingRecord
from lessons.training.server import engine
from lessons.training.server.store import RunView
from pages.parts import address, identity

LINKED = "look"
"""Under this name the address holds a run of another lesson, to be looked into on this page."""


def current(slug: str) -> RunView | None:
    """The run of this lesson that the address names; without one, the learner's own that trains or waits.

    From then on the address names that, so that a page which has followed a run shows it once it has ended, too.
    """
    run_id = address.read(slug, "run")
    if not run_id:
        run_id = engine.current().store.newest_unfinished(identity.learner(), slug) or ""
        if run_id:
            address.write(slug, "run", run_id)
    run = find(run_id) if run_id else None
    return run if run is not None and run.lesson == slug else None


def final_record(slug: str, recorded: TrainingRecord) -> TrainingRecord | None:
    """What the page shows, once it changes no more: its run, or without one the recording.

    None while the run goes on, and for one that ended before its first epoch.
    """
    run = current(slug)
    if run is None:
        return recorded
    return run if run.state.ended and run.epoch_points else None


def find(run_id: str) -> RunView | None:
    """The run of this id as it stands now, if this server has it."""
    try:
        return engine.current().store.view(run_id)
    except LookupError:
        return None
