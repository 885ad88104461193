"""Which schedulers may be used: those on this machine, and encrypted ones."""

from pathlib import Path

import pytest

from lessons.training.engine import Engine
from lessons.training.scheduler import check_scheduler
from lessons.training.store import Store


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:8786", "tcp://localhost:8786", "tcp://[::1]:8786", "tls://lab.example:8786"]
)
def test_a_scheduler_on_this_machine_or_encrypted_is_accepted(address: str) -> None:
    check_scheduler(address)


@pytest.mark.parametrize("address", ["tcp://192.168.1.4:8786", "lab.example:8786", "tcp://lab.example:8786", ""])
def test_a_scheduler_over_the_network_must_be_encrypted(address: str, tmp_path: Path) -> None:
    store = Store(tmp_path / "runs.sqlite")
    with pytest.raises(ValueError, match="needs a tls:// address"):
        Engine(store, address)
    store.close()
