"""A server on this machine, in the place of those on the network."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from lessons.data.download.jobs import Job, Progress
from tests.training.patience import wait_until


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Tests need no log."""


@contextmanager
def offering(folder: Path) -> Iterator[str]:
    """Hands out the files of a folder; gives the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def ended(download: Job) -> Progress:
    """How a download ends that is started now."""
    download.start()
    wait_until(lambda: download.progress.state != "running")
    return download.progress
