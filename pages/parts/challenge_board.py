"""The board of the room's challenge, for the projector and for those who train."""

from urllib.parse import urlencode

import streamlit as st

from lessons.classroom import board
from lessons.classroom.board import Standing
from lessons.classroom.challenge import Challenge
from lessons.figures.board import Row, payload
from lessons.training.reports import comparison
from lessons.training.server import engine
from pages.parts import identity
from pages.parts.component import component
from pages.parts.lay_over import OVER
from pages.parts.setting import key
from pages.web import classroom

TRAIN = "Train"
"""The title of the section in which a lesson trains."""
NOBODY = "No run that counts has ended yet."


def standings(challenge: Challenge) -> tuple[Standing, ...]:
    """Each learner's best run, the best first."""
    return board.of(challenge, engine.current().store).standings()


def show(challenge: Challenge, name: str) -> None:
    """Draws the board as it stands now; `name` keeps two boards apart."""
    stands = standings(challenge)
    if not stands:
        st.markdown(NOBODY)
        return
    baselines = {one.score.baseline for one in stands}
    rows = [row(challenge, stands, one) for one in stands]
    data = payload(rows, challenge.task, baselines.pop() if len(baselines) == 1 else None)
    component("board")(key=f"{name}_board", data=data)


def row(challenge: Challenge, stands: tuple[Standing, ...], one: Standing) -> Row:
    """A standing as it is drawn: the number of the learner, and no name."""
    score = one.score
    return Row(
        place=one.place,
        learner=f"Learner {classroom.current().number(score.owner)}",
        is_own=score.owner == identity.learner(),
        is_tied=one.is_tied,
        value=score.value,
        note=f"{score.settings} · epoch {score.epoch} · {counting(one.runs)}",
        link=link(challenge.lesson, score.run_id, [other.score.run_id for other in stands]),
    )


def counting(runs: int) -> str:
    """How many runs of a learner count."""
    return "1 run" if runs == 1 else f"best of {runs} runs"


def link(slug: str, run_id: str, best: list[str]) -> str:
    """The address that opens a run in its lesson, with the best of the others over it."""
    others = [other for other in best if other != run_id][: comparison.MOST - 1]
    over = comparison.write_places(dict(enumerate([run_id, *others])))
    query = {"view": TRAIN, "run": run_id} | ({OVER: over} if others else {})
    return f"/{slug}?{urlencode({key(slug, name): value for name, value in query.items()})}"
