"""What the web server adds to Streamlit's answers."""

from pathlib import Path

import numpy as np
from starlette.types import Message, Receive, Scope, Send
from threadpoolctl import threadpool_info, threadpool_limits

from pages.web import serving
from pages.web.serving import BackendAddress, Revalidated
from tests.loops import run

PAGE = b"<!doctype html><html><head><title>Layerscope</title></head></html>"


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers every path with one page, in two pieces, as Streamlit may; tells which encodings it was asked for."""
    asked = dict(scope["headers"]).get(b"accept-encoding", b"none")
    headers = [(b"content-length", str(len(PAGE)).encode()), (b"x-asked", asked)]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": PAGE[:20], "more_body": True})
    await send({"type": "http.response.body", "body": PAGE[20:]})


def get(path: str) -> tuple[dict[bytes, bytes], bytes]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "path": path, "headers": [(b"accept-encoding", b"gzip")]}
    run(BackendAddress(streamlit)(scope, receive, send))
    return dict(sent[0]["headers"]), b"".join(message["body"] for message in sent[1:])


def test_a_page_is_told_where_its_server_is_before_anything_else_runs() -> None:
    headers, body = get("/convolution")
    assert body.index(b"BACKEND_BASE_URL:location.origin") < body.index(b"<title>")
    script = (Path(__file__).parents[3] / "assets" / "page.js").read_bytes()
    assert body.index(b"<script>" + script + b"</script>") < body.index(b"<title>")
    assert int(headers[b"content-length"]) == len(body)
    assert headers[b"x-asked"] == b"none", "a packed page could not be read"


def test_files_and_streamlits_own_paths_pass_untouched() -> None:
    for path in ("/static/js/index.js", "/_stcore/health", "/components/stepper/main.js"):
        headers, body = get(path)
        assert body == PAGE
        assert headers[b"x-asked"] == b"gzip"


def test_component_files_are_asked_about_each_time(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text("export default 1;")
    scope = {"type": "http", "method": "GET", "path": "/main.js", "headers": []}
    response = run(Revalidated(directory=tmp_path).get_response("main.js", scope))
    assert response.headers["cache-control"] == "no-cache"
    assert "etag" in response.headers


def test_a_matrix_is_multiplied_by_one_thread() -> None:
    # What a test sets is taken back at the end of the block.
    with threadpool_limits(2, user_api="blas"):
        serving.compute_without_helpers()
        threads = [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]
    assert threads, np.__file__
    assert set(threads) == {1}
