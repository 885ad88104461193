"""What reads Streamlit's messages by the numbers of their fields: the page, and what tells tests that it waits."""

import json
import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.dashboard import REQUESTS, ROOT, eventually, open_lesson, same, settled, slide

HEAR = """
messages => {
  const socket = new WebSocket("ws://127.0.0.1:1");
  window.heard = 0;
  socket.addEventListener("message", () => (window.heard += 1));
  return messages.map(bytes => {
    socket.dispatchEvent(new MessageEvent("message", { data: new Uint8Array(bytes).buffer }));
    return window.heard;
  });
}
"""


def test_fields_have_the_numbers_that_streamlit_gives_them() -> None:
    written = re.search(r"const \[RERUN, FILE, RUN\] = (\[[^]]*\]);", REQUESTS.read_text("utf-8"))
    assert written
    sent, received = BackMsg.DESCRIPTOR.fields_by_name, ForwardMsg.DESCRIPTOR.fields_by_name
    fields = (sent["rerun_script"], sent["file_urls_request"], received["new_session"])
    assert json.loads(written[1]) == [field.number for field in fields]


def test_page_is_handed_what_a_run_sends_when_the_run_has_ended(new_context: Callable[..., BrowserContext]) -> None:
    """The socket of this page leads nowhere: what it hears, the test says, all in one task."""
    page = new_context().new_page()
    page.add_script_tag(path=ROOT / "assets" / "page.js")
    delta, finish = (ForwardMsg(hash="a" * 300) for _ in range(2))
    finish.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    delta.delta.new_element.markdown.body = "0" * 300  # a byte of each is the tag of the field that ends a run
    messages = [list(message.SerializeToString()) for message in (delta, delta, finish, delta)]
    assert page.evaluate(HEAR, messages) == [0, 0, 3, 3]
    eventually(page, lambda: same(page.evaluate("window.heard"), 4))


def test_page_alone_in_its_tab_does_not_hear_itself(page: Page) -> None:
    open_lesson(page, "convolution")
    page.evaluate("window.words = []; addEventListener('message', ({ data }) => words.push(data))")
    page.evaluate("postMessage('from elsewhere')")
    slide(page, "Stride", "ArrowRight")
    settled(page)
    eventually(page, lambda: same(page.evaluate("words"), ["from elsewhere"]))
