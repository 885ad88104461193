"""What travels between browser and server."""

import base64
from typing import Any

from tests.benchmarks.tab import Control, Tab

UNTIL_QUIET = 500
"""Milliseconds after a change's script has ended in which its pictures arrive."""


def bytes_for(tab: Tab, control: Control) -> int:
    """The bytes of one change of a control, both ways: websocket payloads, and HTTP with its headers."""
    tab.page.wait_for_load_state("networkidle")
    network = tab.page.context.new_cdp_session(tab.page)
    counted = []

    def frame(event: dict[str, Any]) -> None:
        counted.append(len(base64.b64decode(event["response"]["payloadData"])))

    network.on("Network.webSocketFrameReceived", frame)
    network.on("Network.webSocketFrameSent", frame)
    network.on("Network.loadingFinished", lambda event: counted.append(int(event["encodedDataLength"])))
    network.send("Network.enable")
    control.press()
    tab.page.wait_for_timeout(UNTIL_QUIET)
    tab.rest()
    network.detach()
    return sum(counted)
