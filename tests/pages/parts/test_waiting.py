"""What waits for a browser: no part of a page comes without the parts before it."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import app_session
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from pages.parts.waiting import Waiting, send_sections_whole

SECTION, PANEL = "a section", "a panel within it"
PLACES = ((0, 2, 3), (0, 2, 4, 0), (0, 2, 5))


def text(fragment: str, place: tuple[int, ...]) -> ForwardMsg:
    message = ForwardMsg()
    message.delta.new_element.markdown.body = "a sentence"
    message.delta.fragment_id = fragment
    message.metadata.delta_path.extend(place)
    return message


def sent(queue: ForwardMsgQueue, *fragments: str) -> list[tuple[int, ...]]:
    """What is sent of a section that has been drawn, when these fragments start again and draw its first part anew."""
    for fragment, place in zip((SECTION, PANEL, SECTION), PLACES, strict=True):
        queue.enqueue(text(fragment, place))
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=list(fragments) or None)
    queue.enqueue(text(SECTION, PLACES[0]))
    return [tuple(message.metadata.delta_path) for message in queue.flush()]


def test_a_panel_never_comes_without_what_stands_before_it_in_its_section() -> None:
    assert sent(ForwardMsgQueue(), SECTION) == [PLACES[1], PLACES[0]], "Streamlit sends sections whole: drop Waiting"
    assert sent(Waiting(), SECTION) == [*PLACES, PLACES[0]]
    assert sent(Waiting(), PANEL) == [*PLACES, PLACES[0]]


def test_a_page_that_starts_again_forgets_what_waits() -> None:
    assert sent(Waiting()) == [PLACES[0]]


def test_streamlit_opens_pages_with_this_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_session, "ForwardMsgQueue", ForwardMsgQueue)
    send_sections_whole()
    assert vars(app_session)["ForwardMsgQueue"] is Waiting
    assert "ForwardMsgQueue" in app_session.AppSession.__init__.__code__.co_names
