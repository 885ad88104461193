"""A page whose requests are answered late, as by a server that a whole class keeps busy."""

import re

from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.dashboard import eventually, open_lesson, same


class Line:
    """The connection of a page with its server, on which what the page sends can be held."""

    def __init__(self, page: Page) -> None:
        self.holds = False
        self.waiting: list[bytes] = []
        self.runs = 0
        page.route_web_socket(re.compile("/_stcore/stream"), self._connect)

    def _connect(self, socket: WebSocketRoute) -> None:
        self._server = socket.connect_to_server()
        socket.on_message(self._send)

        def receive(message: str | bytes) -> None:
            assert isinstance(message, bytes)
            self.runs += ForwardMsg.FromString(message).WhichOneof("type") == "script_finished"
            socket.send(message)

        self._server.on_message(receive)

    def _send(self, message: str | bytes) -> None:
        assert isinstance(message, bytes)
        if self.holds:
            self.waiting.append(message)
        else:
            self._server.send(message)

    def go_on(self) -> None:
        """Sends what was held."""
        self.holds = False
        for message in self.waiting:
            self._server.send(message)


def test_page_still_has_what_a_late_answer_only_names(page: Page) -> None:
    line = Line(page)
    open_lesson(page, "convolution")
    stride = page.get_by_role("slider", name="Stride")

    def press(key: str) -> None:
        before = line.runs
        stride.press(key)
        eventually(page, lambda: same(line.runs > before, True))

    for _ in range(2):
        press("ArrowRight")
    line.holds = True
    stride.press("ArrowLeft")
    eventually(page, lambda: same(len(line.waiting), 1))
    line.holds = False
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowRight", "ArrowLeft"):
        press(key)
    before = line.runs
    line.go_on()
    eventually(page, lambda: same(line.runs > before, True))
    press("ArrowRight")
    expect(page.get_by_text("Connection error")).to_have_count(0)
