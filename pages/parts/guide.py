"""Where the teacher leads: a learner's page goes there and back within its session, so that nothing of it is lost."""

from typing import Any

import streamlit as st

from lessons import catalog
from lessons.classroom import access, guide
from lessons.classroom.guide import View
from pages.parts import address, identity, navigation
from pages.parts.component import component
from pages.web import classroom

FOLLOWER = "follower"
"""Under this name the browser asks for another view: what `assets/components/classroom/guide.js` sends."""

AGAIN = "again"
"""What it sends instead where other lessons and sections are open by now."""


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
        st.session_state["step"] = wish.get("step")
        if view.slug == slug:
            address.take(slug, view.settings)
        else:
            st.session_state["arrival"] = view

    data = {"slug": slug, "step": st.session_state.get("step"), "open": access.version()}
    component("follower")(key=FOLLOWER, data=data, on_go_change=go)


def depart(slug: str) -> None:
    """Leaves this page for another one, or draws it anew, where the browser has asked for that."""
    if st.session_state.pop(AGAIN, False):
        st.rerun()
    view: View | None = st.session_state.get("arrival")
    if view is not None and view.slug != slug:
        st.switch_page(catalog.lesson(view.slug).page if view.slug else navigation.MAP, query_params=view.settings)


def arrive(slug: str) -> None:
    """Sets the page as the view says for which it was opened."""
    view: View | None = st.session_state.pop("arrival", None)
    if view is not None and view.slug == slug:
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
