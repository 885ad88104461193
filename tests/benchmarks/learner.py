"""A learner without a browser: speaks to a Streamlit server on its websocket, as fast as it answers."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Button_pb2 import Button
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider
from websockets.sync.client import ClientConnection, connect

LARGEST_MESSAGE = 2**24
ENDS = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
PATIENCE = 60.0
"""Seconds after which an answer counts as lost."""


class Learner:
    """One session on one page. What waits for the page raises TimeoutError where it never answers.

    `sliders` and `buttons` are those that the page showed last, by label, and `components` the ids of its components by
    key with the JSON that they were sent as `data`; `query` is what its address holds by now.
    """

    def __init__(self, connection: ClientConnection, page: str, query: str) -> None:
        self._connection = connection
        self._page = page
        self.query = query
        self._page_hash = ""
        self._fragments: dict[str, str] = {}
        self._ticking: set[str] = set()
        self.sliders: dict[str, Slider] = {}
        self.buttons: dict[str, Button] = {}
        self.components: dict[str, str] = {}
        self.data: dict[str, str] = {}
        self._rerun(BackMsg())

    def move(self, label: str, value: float) -> None:
        """Moves a slider and waits until the page's script has run to its end."""
        message = BackMsg()
        place = self.sliders[label].id
        message.rerun_script.widget_states.widgets.add(id=place).double_array_value.data.append(value)
        message.rerun_script.fragment_id = self._fragments[place]
        self._rerun(message)

    def press(self, label: str) -> None:
        """Presses a button and waits until the page's script has run to its end."""
        message = BackMsg()
        place = self.buttons[label].id
        message.rerun_script.widget_states.widgets.add(id=place).trigger_value = True
        message.rerun_script.fragment_id = self._fragments[place]
        self._rerun(message)

    def trigger(self, key: str, event: str, value: object) -> None:
        """Tells the page what its component of this key would, and waits until its script has run to its end."""
        message = BackMsg()
        place = self.components[key]
        told = json.dumps([{"event": event, "value": value}])
        message.rerun_script.widget_states.widgets.add(id=_make_trigger_id(place, "events"), json_trigger_value=told)
        message.rerun_script.fragment_id = self._fragments[place]
        self._rerun(message)

    def tick(self) -> None:
        """Draws once more what the page draws anew by itself, as a browser does every second or so."""
        for fragment in tuple(self._ticking):
            message = BackMsg()
            message.rerun_script.fragment_id = fragment
            message.rerun_script.is_auto_rerun = True
            self._rerun(message)

    def _rerun(self, message: BackMsg) -> None:
        message.rerun_script.page_script_hash = self._page_hash
        message.rerun_script.page_name = self._page
        message.rerun_script.query_string = self.query
        self._connection.send(message.SerializeToString())
        while not self._ends(ForwardMsg.FromString(bytes(self._connection.recv(PATIENCE)))):
            pass

    def _ends(self, message: ForwardMsg) -> bool:
        """Notes what matters of a message; whether it is the last of a script run."""
        match message.WhichOneof("type"):
            case "navigation":
                # The whole page is drawn, and says again what of it goes on by itself.
                self._page_hash = message.navigation.page_script_hash
                self._ticking.clear()
            case "auto_rerun":
                self._ticking.add(message.auto_rerun.fragment_id)
            case "stop_auto_rerun":
                self._ticking.difference_update(message.stop_auto_rerun.fragment_ids)
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "delta" if message.delta.new_element.WhichOneof("type") == "slider":
                slider = message.delta.new_element.slider
                self.sliders[slider.label] = slider
                self._fragments[slider.id] = message.delta.fragment_id
            case "delta" if message.delta.new_element.WhichOneof("type") == "button":
                button = message.delta.new_element.button
                self.buttons[button.label] = button
                self._fragments[button.id] = message.delta.fragment_id
            case "delta" if message.delta.new_element.WhichOneof("type") == "bidi_component":
                sent = message.delta.new_element.bidi_component
                place, key = sent.id, sent.id.rpartition("-")[2]
                self.components[key], self.data[key] = place, sent.json
                self._fragments[place] = message.delta.fragment_id
            case "script_finished":
                return message.script_finished in ENDS
        return False


@contextmanager
def learning(url: str, address: str, cookie: str = "") -> Iterator[Learner]:
    """A learner on the page at an address of the server, given from its root, whose browser has this cookie."""
    page, _, query = address.removeprefix("/").partition("?")
    stream = f"{url.replace('http', 'ws')}/_stcore/stream"
    headers = {"Cookie": cookie} if cookie else {}
    with connect(stream, max_size=LARGEST_MESSAGE, additional_headers=headers) as connection:
        yield Learner(connection, page, query)
