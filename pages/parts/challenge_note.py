"""The room's challenge beside Train in its lesson: whether a run counts, how the learner stands, and the board."""

import streamlit as st

from lessons import catalog
from lessons.classroom import challenge
from lessons.classroom.board import Standing
from lessons.classroom.challenge import Challenge
from lessons.training.run.spec import TrainingSpec
from pages.parts import challenge_board, identity
from pages.parts.challenge_board import TRAIN
from pages.parts.setting import key
from pages.parts.words import plain

TICK = 2.0
"""Seconds between two looks at an open board."""
JOIN = "challenge_join"
"""Under this name the session holds the lesson to which the learner wants to go."""
ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def join(since: float) -> None:
    """Remembers that the learner wants to go to where one trains for the challenge that was set then."""
    current = challenge.current()
    if current is not None and current.since == since:
        st.session_state[key(current.lesson, "view")] = TRAIN
        st.session_state[JOIN] = current.lesson


def go() -> None:
    """Goes there, within the session: what the learner has typed elsewhere stays."""
    slug = st.session_state.pop(JOIN, None)
    if slug is not None:
        st.switch_page(catalog.lesson(slug).page, query_params={key(slug, "view"): TRAIN})


def here(slug: str) -> Challenge | None:
    """The room's challenge, if it is this lesson's."""
    current = challenge.current()
    return current if current is not None and current.lesson == slug else None


def show(slug: str, spec: TrainingSpec | None) -> None:
    """Says what the challenge is, and whether a run of this spec counts; nothing where there is no challenge."""
    current = here(slug)
    if current is None:
        return
    says = "" if spec is None else counts(current.refusal(spec))
    with st.container(key=f"{slug}_challenge"):
        st.markdown(f":material/flag: **Challenge:** {plain(current.words)}. {says}")


def counts(refusal: str) -> str:
    """Whether a run with the settings on the page counts or, where it is refused, why not."""
    if not refusal:
        return ":green[:material/check:] A run with these settings **counts**."
    return f":orange[:material/block:] A run with these settings **does not count**. {plain(refusal)}"


def show_board(slug: str) -> None:
    """How the learner stands, and the board, which is folded at first."""
    current = here(slug)
    if current is None:
        return
    label = f"Board of the challenge: {standing(challenge_board.standings(current))}"
    panel = st.expander(label, icon=":material/leaderboard:", key=f"{slug}_board_panel", on_change="rerun")
    if panel.open:
        with panel:
            st.fragment(challenge_board.show, run_every=TICK)(current, slug)


def standing(stands: tuple[Standing, ...]) -> str:
    """How the learner who looks at the page stands among all."""
    own = next((one for one in stands if one.score.owner == identity.learner()), None)
    if own is None:
        return "no run of yours counts yet"
    return f"you are {ordinal(own.place)} of {len(stands)}{', tied' if own.is_tied else ''}"


def ordinal(place: int) -> str:
    """A place as people say it."""
    return f"{place}{'th' if place % 100 in (11, 12, 13) else ORDINALS.get(place % 10, 'th')}"
