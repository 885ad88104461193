"""The address that a classroom reads from the wall, and how its server is started."""

import os
import re
import socket
import sys
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
def network(monkeypatch: pytest.MonkeyPatch) -> None:
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
