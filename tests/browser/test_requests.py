"""What reads Streamlit's messages by the numbers of their fields: the page, and what tells tests that it waits."""

import json
import re

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.dashboard import REQUESTS, ROOT


def test_fields_have_the_numbers_that_streamlit_gives_them() -> None:
    written = re.search(r"const \[RERUN, FILE, RUN\] = (\[[^]]*\]);", REQUESTS.read_text("utf-8"))
    assert written
    sent, received = BackMsg.DESCRIPTOR.fields_by_name, ForwardMsg.DESCRIPTOR.fields_by_name
    fields = (sent["rerun_script"], sent["file_urls_request"], received["new_session"])
    assert json.loads(written[1]) == [field.number for field in fields]


def test_page_knows_by_its_number_what_ends_a_run() -> None:
    written = re.search(r"const FINISHED = (\d+);", (ROOT / "assets" / "page.js").read_text("utf-8"))
    assert written
    assert int(written[1]) == ForwardMsg.DESCRIPTOR.fields_by_name["script_finished"].number
