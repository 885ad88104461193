"""Streamlit servers, each in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil

ROOT = Path(__file__).parents[2]
BARE_APP = Path(__file__).with_name("bare_app.py")
APP = ROOT / "app.py"


@dataclass(frozen=True)
class Server:
    """A server that answers at `url`."""

    url: str
    process: psutil.Process

    def megabytes(self) -> float:
        """The memory of the server's process, without its training workers, a moment after it was last busy."""
        time.sleep(1)
        return self.process.memory_info().rss / 1e6


@contextmanager
def serving(app: Path, home: Path, **environment: str) -> Iterator[Server]:
    """A server of `app` under the project's configuration, with `home` for its runs and its log."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), f"--server.port={port}", "--server.headless=true"]
    variables = os.environ | {"LAYERSCOPE_HOME": str(home)} | environment
    with (
        (home / f"{app.stem}.log").open("w") as log,
        subprocess.Popen(command, cwd=ROOT, env=variables, stdout=log, stderr=log) as process,
    ):
        try:
            server = Server(f"http://127.0.0.1:{port}", psutil.Process(process.pid))
            wait_for(server)
            yield server
        finally:
            process.terminate()


def wait_for(server: Server) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.process.status() != psutil.STATUS_ZOMBIE:
        try:
            with urlopen(f"{server.url}/_stcore/health"):
                return
        except URLError:
            time.sleep(0.1)
    raise TimeoutError("A server did not start within a minute.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
