"""Which schedulers may be used: those on this machine, and encrypted ones."""

import re
from pathlib import Path

import pytest

from lessons.training.server.engine import Engine
from lessons.training.server.scheduler import check_scheduler, scheduler_address
from lessons.training.server.store import Store


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:8786", "tcp://localhost:8786", "tcp://[::1]:8786", "tls://lab.example:8786"]
)
def test_a_scheduler_on_this_machine_or_encrypted_is_accepted(address: str) -> None:
    check_scheduler(address)


@pytest.mark.parametrize(
    "address",
    [
        "tls://lab.example",
        "tls://lab.example:port",
        "tls://lab.example:8786/cluster",
        "tls://ada:secret@lab.example:8786",
        "tls://:8786",
        "tls://[::1:8786",
        "http://127.0.0.1:8786",
        "127.0.0.1:8786",
        "localhost",
        "the lab's",
    ],
)
def test_what_is_no_address_of_a_scheduler_is_told(address: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"LAYERSCOPE_SCHEDULER is {address}; a scheduler")):
        check_scheduler(address)


@pytest.mark.parametrize(
    ("text", "address"), [(" tcp://127.0.0.1:8786 ", "tcp://127.0.0.1:8786"), ("", None), (" ", None)]
)
def test_the_environment_chooses_one_or_none(text: str, address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_SCHEDULER", text)
    assert scheduler_address() == address


def test_a_wrong_choice_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYERSCOPE_SCHEDULER", "tcp://lab.example:8786")
    with pytest.raises(ValueError, match="needs a tls:// address"):
        scheduler_address()


@pytest.mark.parametrize("address", ["tcp://192.168.1.4:8786", "lab.example:8786", "tcp://lab.example:8786", ""])
def test_a_scheduler_over_the_network_must_be_encrypted(address: str, tmp_path: Path) -> None:
    store = Store(tmp_path / "runs.sqlite")
    with pytest.raises(ValueError, match="needs a tls:// address"):
        Engine(store, address)
    store.close()
