"""Who can reach the server that `make run` and `make class` start."""

import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from pages.web.serving import send_at_once
from tests.benchmarks.servers import serving
from tools import classroom

ITS_OWN_SOCKETS = """
import os, socket
from contextlib import asynccontextmanager
import psutil, streamlit as st
from pages.web.serving import send_at_once

@asynccontextmanager
async def lifespan(app):
    send_at_once()
    for one in psutil.Process().net_connections("tcp"):
        if one.status == psutil.CONN_LISTEN:
            with socket.socket(fileno=os.dup(one.fd)) as found:
                print("without delay:", found.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY), flush=True)
    yield

app = st.App(__file__, lifespan=lifespan)
"""
ROOT = Path(__file__).parents[2]
LOOPBACK, EVERY_INTERFACE = "127.0.0.1", "0.0.0.0"


def recipe(target: str, *variables: str) -> list[list[str]]:
    """The commands of the Makefile's target."""
    make = ["make", "--dry-run", "--no-print-directory", target, *variables]
    lines = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [shlex.split(line) for line in lines]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(command: list[str]) -> Iterator[psutil.Process]:
    """A server under the project's configuration."""
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as server:
        try:
            yield psutil.Process(server.pid)
        finally:
            server.terminate()


def listening_on(server: psutil.Process, port: int) -> str:
    """The address on which the server waits at `port`, as soon as it does."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for connection in server.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr.port == port:
                return str(connection.laddr.ip)
        time.sleep(0.1)
    raise TimeoutError("The server did not start within a minute.")


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An empty page: how it is served is the same as for the whole dashboard."""
    app = tmp_path / "app.py"
    app.touch()
    return app


def test_alone_the_server_is_for_this_computer(app: Path) -> None:
    _, streamlit = recipe("run")
    assert streamlit[1:] == ["-m", "streamlit", "run", "app.py"]
    port = free_port()
    command = [sys.executable, *streamlit[1:-1], str(app), "--server.headless=true", f"--server.port={port}"]
    with started(command) as server:
        assert listening_on(server, port) == LOOPBACK


def test_a_class_is_served_beyond_this_computer(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, tool = recipe("class", "PORT=8600")
    assert tool[1:] == ["tools/classroom.py", "8600"]
    monkeypatch.setattr(classroom, "APP", app)
    port = free_port()
    with started(classroom.command(port)) as server:
        assert listening_on(server, port) == EVERY_INTERFACE


def test_class_limits_uploads_and_hides_the_details_of_errors() -> None:
    assert {"--server.maxUploadSize=10", "--client.showErrorDetails=none"} <= set(classroom.command(8501))


def test_what_a_server_accepts_sends_small_packets_at_once() -> None:
    # As Streamlit opens its own: without naming the protocol.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind((LOOPBACK, 0))
        listening.listen()
        send_at_once()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.slow
def test_streamlits_own_sockets_send_small_packets_at_once(app: Path, tmp_path: Path) -> None:
    app.write_text(ITS_OWN_SOCKETS)
    with serving(app, tmp_path, PYTHONPATH=str(ROOT)):
        assert (tmp_path / "app.log").read_text().count("without delay: 1") == 1
