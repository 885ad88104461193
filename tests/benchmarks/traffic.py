"""What travels between browser and server."""

import base64
from typing import Any

from playwright.sync_api import CDPSession
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.benchmarks.learner import ENDS
from tests.benchmarks.tab import Control, Tab

TICK = 50
"""Milliseconds between two looks."""
PATIENCE = 60_000
"""Milliseconds after which a change's script counts as lost."""


class Traffic:
    """What a browser's tab receives and sends: websocket payloads, and HTTP with its headers."""

    def __init__(self, network: CDPSession) -> None:
        self.bytes = 0
        self.script_ended = False
        self._under_way: set[str] = set()
        network.on("Network.webSocketFrameReceived", self._received)
        network.on("Network.webSocketFrameSent", self._count)
        network.on("Network.requestWillBeSent", lambda event: self._under_way.add(event["requestId"]))
        network.on("Network.loadingFinished", self._loaded)
        network.on("Network.loadingFailed", lambda event: self._under_way.discard(event["requestId"]))

    @property
    def over(self) -> bool:
        """Whether a script has run to its end, and all that it asked the browser to fetch has come."""
        return self.script_ended and not self._under_way

    def _count(self, event: dict[str, Any]) -> bytes:
        payload = base64.b64decode(event["response"]["payloadData"])
        self.bytes += len(payload)
        return payload

    def _received(self, event: dict[str, Any]) -> None:
        message = ForwardMsg.FromString(self._count(event))
        if message.WhichOneof("type") == "script_finished" and message.script_finished in ENDS:
            self.script_ended = True

    def _loaded(self, event: dict[str, Any]) -> None:
        self._under_way.discard(event["requestId"])
        self.bytes += int(event["encodedDataLength"])


def bytes_for(tab: Tab, control: Control) -> int:
    """The bytes of one change of a control, both ways."""
    network = tab.page.context.new_cdp_session(tab.page)
    traffic = Traffic(network)
    network.send("Network.enable")
    control.press()
    waited = 0
    while not traffic.over:
        if waited > PATIENCE:
            raise TimeoutError("A change was never answered.")
        tab.page.wait_for_timeout(TICK)
        waited += TICK
    tab.rest()
    network.detach()
    return traffic.bytes
