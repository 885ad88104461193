"""Where the teacher leads: a learner's page goes there and back within its session, so that nothing of it is lost."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lessons import catalog
from lessons.classroom import access, guide, turns
from lessons.classroom.guide import View
from pages.parts import address, identity, navigation
from pages.parts.component import component
from pages.web import classroom

FOLLOWER = "follower"
"""Under this name the browser asks for another view: what `assets/components/classroom/guide.js` sends."""

AGAIN = "again"
"""What it sends instead where other lessons and sections are open by now."""


@dataclass(frozen=True)
class Arrival:
    """Where a page is to go: to a step of the guidance with this id, or back to the learner's own view."""

    id: str | None
    step: Any
    view: View

    def newest(self) -> "Arrival":
        """What the guidance has come to by now: nobody needs to see what lies between."""
        now = guide.current()
        return Arrival(now.id, now.step, now.view) if now is not None and now.id == self.id else self


def lead() -> None:
    """The teacher's buttons, in a class: Bring the class here, and Follow me."""
    if classroom.current().address is not None and identity.is_teacher():
        component("leader")(key="leader", width="content")


def attend(slug: str) -> None:
    """Lets a learner's page of a class go where the browser asks it to; placed where all of the page is drawn."""
    if classroom.current().address is None or identity.is_teacher():
        return

    def go() -> None:
        wish = st.session_state[FOLLOWER]["go"]
        if wish == AGAIN:
            st.session_state[AGAIN] = True
            return
        try:
            view = guide.parse(wish)
        except ValueError:
            return
        if wish.get("back"):
            give_back()
        else:
            lend(wish.get("begins") is True)
        st.session_state["arrival"] = Arrival(wish.get("id"), wish.get("step"), view)

    data = {"slug": slug, "step": None, "open": access.version()} | st.session_state.get("place", {})
    component("follower")(key=FOLLOWER, data=data, on_go_change=go)


@contextmanager
def turn(slug: str) -> Iterator[None]:
    """Draws a page which the browser has asked for another view as that view says, when it is this page's turn.

    Thirty pages that are drawn at once are all ready when the last one is, and keep the teacher's news from being told.
    One after the other they are ready in half of that time on average, and each shows what is newest by then.
    """
    with turns.current().turn() if "arrival" in st.session_state else nullcontext():
        arrive(slug)
        yield


def arrive(slug: str) -> None:
    """Sets the page as the view says for which the browser has asked, or leaves it for that view's page."""
    if st.session_state.pop(AGAIN, False):
        st.rerun()
    if "arrival" not in st.session_state:
        return
    arrival: Arrival = st.session_state["arrival"].newest()
    view = arrival.view
    if view.slug != slug:
        st.switch_page(catalog.lesson(view.slug).page if view.slug else navigation.MAP, query_params=view.settings)
    del st.session_state["arrival"]
    st.session_state["place"] = {"step": arrival.step, "settings": view.settings}
    address.take(slug, view.settings)


def lend(begins: bool) -> None:
    """Remembers what the learner had set on all pages, where a guidance begins."""
    if begins or "own" not in st.session_state:
        st.session_state["own"] = {
            name: st.session_state[name] for name in address.places() if name in st.session_state
        }


def give_back() -> None:
    """Sets all pages to what the learner had set."""
    own: dict[str, Any] | None = st.session_state.pop("own", None)
    if own is None:
        return
    for slug in st.session_state.get("declared", {}):
        address.take(slug, {})
    st.session_state.update(own)
