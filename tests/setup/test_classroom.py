"""The address that a classroom reads from the wall, and how its server is started."""

import errno
import io
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import psutil
import pytest

from tools import classroom

INTERFACES = {
    "lo": ("127.0.0.1", True),
    "ethernet": ("169.254.7.7", True),
    "bridge": ("172.17.0.1", True),
    "wifi": ("192.168.1.20", True),
    "unplugged": ("10.0.0.5", False),
}


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A computer with the interfaces above that reaches the internet through its Wi-Fi."""
    hardware = SimpleNamespace(family=psutil.AF_LINK, address="00:00:5e:00:53:01")
    addresses = {
        name: [hardware, SimpleNamespace(family=socket.AF_INET, address=text)] for name, (text, _) in INTERFACES.items()
    }
    states = {name: SimpleNamespace(isup=isup) for name, (_, isup) in INTERFACES.items()}
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: addresses)
    monkeypatch.setattr(psutil, "net_if_stats", lambda: states)
    monkeypatch.setattr(classroom, "default_address", lambda: "192.168.1.20")
    monkeypatch.setattr(sys, "argv", ["classroom.py", "8501"])
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    # Another server may have it while the tests run.
    monkeypatch.setattr(classroom, "check_port", lambda port: None)


class Started(NamedTuple):
    """What the process has become: a program, its arguments, its environment."""

    program: str
    arguments: list[str]
    environment: dict[str, str]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Started]:
    """Notes what the process would become, which stays this test instead."""
    started: list[Started] = []
    monkeypatch.setattr(os, "execve", lambda *become: started.append(Started(*become)))
    return started


@pytest.mark.usefixtures("network")
def test_only_addresses_that_others_can_reach_the_likeliest_first() -> None:
    assert classroom.addresses() == ["192.168.1.20", "172.17.0.1"]


@pytest.mark.usefixtures("network")
def test_network_without_a_way_out_still_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classroom, "default_address", lambda: None)
    assert set(classroom.addresses()) == {"192.168.1.20", "172.17.0.1"}


@pytest.mark.usefixtures("network", "started")
def test_address_is_printed_large_as_a_code_and_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    classroom.main()
    said = capsys.readouterr().out
    assert classroom.banner("192.168.1.20:8501") in said
    assert "▄" in said
    assert "http://192.168.1.20:8501 " in said
    assert "http://172.17.0.1:8501" in said


@pytest.mark.usefixtures("network")
def test_a_terminal_without_blocks_gets_its_invitation_too(
    monkeypatch: pytest.MonkeyPatch, started: list[Started]
) -> None:
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True)
    monkeypatch.setattr(sys, "stdout", terminal)
    classroom.main()
    said = terminal.buffer.getvalue().decode("ascii")
    assert classroom.banner("192.168.1.20:8501").replace("█", "?") in said
    assert "http://192.168.1.20:8501 " in said
    assert len(started) == 1


@pytest.mark.usefixtures("network")
def test_server_gets_what_is_printed_but_not_where_others_could_read_it(
    started: list[Started], capsys: pytest.CaptureFixture[str]
) -> None:
    classroom.main()
    classroom.main()
    links = re.findall(r"http://192\.168\.1\.20:8501/teacher/(\S+)", capsys.readouterr().out)
    assert [one.environment["LAYERSCOPE_TEACHER"] for one in started] == links
    assert len(set(links)) == 2, "a link is never printed again"
    for one, link in zip(started, links, strict=True):
        assert len(link) >= 43
        assert one.environment["LAYERSCOPE_CLASS"] == "192.168.1.20:8501"
        assert one.environment.items() >= os.environ.items()
        assert (one.program, one.arguments) == (sys.executable, classroom.command(8501))
        assert link not in " ".join(one.arguments)


@pytest.mark.usefixtures("network")
def test_without_a_network_one_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, started: list[Started]
) -> None:
    monkeypatch.setattr(psutil, "net_if_addrs", dict)
    with pytest.raises(SystemExit, match="join the classroom's network"):
        classroom.main()
    assert not started


@pytest.mark.parametrize("port", ["abc", "0", "99999", "-1", "8501 8502", "1e3", "8501.0"])
@pytest.mark.usefixtures("network")
def test_what_is_no_port_is_said_before_anything_is_printed(
    monkeypatch: pytest.MonkeyPatch, started: list[Started], capsys: pytest.CaptureFixture[str], port: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["classroom.py", *port.split()])
    with pytest.raises(SystemExit, match=f"^PORT is {port}; it must be a whole number from 1 to 65535"):
        classroom.main()
    assert (capsys.readouterr().out, started) == ("", [])


@pytest.mark.parametrize("arguments", [[], [""]])
@pytest.mark.usefixtures("network")
def test_an_empty_port_is_the_usual_one(
    monkeypatch: pytest.MonkeyPatch, started: list[Started], arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["classroom.py", *arguments])
    classroom.main()
    assert started[0].arguments == classroom.command(8501)


@pytest.mark.parametrize(
    ("variable", "value"), [("SEATS", "abc"), ("SCHEDULER", "tcp://example.org:1"), ("HOME", __file__)]
)
@pytest.mark.usefixtures("network")
def test_variables_that_cannot_be_used_are_said_before_anything_is_printed(
    monkeypatch: pytest.MonkeyPatch,
    started: list[Started],
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
) -> None:
    monkeypatch.setenv(f"LAYERSCOPE_{variable}", value)
    with pytest.raises(SystemExit, match=value):
        classroom.main()
    assert (capsys.readouterr().out, started) == ("", [])


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
def test_a_port_in_use_is_said_whoever_it_listens_to(address: str) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind((address, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ValueError, match=f"^Port {port} is in use on this computer: .* `make class PORT=...`"):
            classroom.check_port(port)
    classroom.check_port(port)


def test_a_port_of_the_administrators_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(ValueError, match=r"^Port 80 is reserved for the administrator of this computer: choose"):
        classroom.check_port(80)


@pytest.mark.parametrize("port", ["abc", "99999"])
def test_as_a_program_it_ends_with_one_sentence(port: str) -> None:
    # In another folder, as the program of a shell that knows nothing of this one.
    ended = subprocess.run(
        [sys.executable, "-I", classroom.__file__, port], cwd="/", capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == f"PORT is {port}; it must be a whole number from 1 to 65535.\n"


def test_default_address_is_one_of_this_computer_or_none() -> None:
    own = [entry.address for entries in psutil.net_if_addrs().values() for entry in entries]
    assert classroom.default_address() in {None, *own}


def test_default_address_without_a_route_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert classroom.default_address() is None


def test_longest_address_fits_a_terminal() -> None:
    rows = classroom.banner("192.168.100.200:65535").splitlines()
    assert len({len(row) for row in rows}) == 1
    assert len(rows[0]) <= 80


def test_every_letter_is_told_from_the_others() -> None:
    assert len(set(classroom.GLYPHS.values())) == len(classroom.GLYPHS)
