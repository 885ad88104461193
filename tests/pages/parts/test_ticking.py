"""How often a page looks again: the browser is told within the fragment that goes on by itself, and by its name."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.testing.v1 import AppTest


def intervals(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float]]:
    """What a run of the page tells the browser: fragments, and the seconds between two looks at them."""
    sent: list[ForwardMsg] = []
    enqueue = ScriptRunContext.enqueue

    def note(self: ScriptRunContext, message: ForwardMsg) -> None:
        sent.append(message)
        enqueue(self, message)

    monkeypatch.setattr(ScriptRunContext, "enqueue", note)
    assert not app.run().exception
    told = [message.auto_rerun for message in sent if message.WhichOneof("type") == "auto_rerun"]
    return [(each.fragment_id, each.interval) for each in told]


def page() -> None:
    """A fragment that is made to go on every second, and then looks more often."""
    import streamlit as st

    from pages.parts import ticking

    def watch() -> None:
        ticking.look_every(0.25)

    st.fragment(watch, run_every=1.0)()


def test_the_fragment_that_draws_is_looked_at_more_often(monkeypatch: pytest.MonkeyPatch) -> None:
    (made, first), (changed, second) = intervals(AppTest.from_function(page), monkeypatch)
    assert (first, second) == (1.0, 0.25)
    assert made == changed


def outside() -> None:
    """No fragment at all."""
    from pages.parts import ticking

    ticking.look_every(0.25)


def test_outside_of_a_fragment_nothing_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert intervals(AppTest.from_function(outside), monkeypatch) == []
