"""What the variables say with which somebody starts Layerscope. An empty variable counts as one that is not set."""

import os
import re
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

SEATS, MOST_SEATS = 60, 1000
"""Open pages that one server bears, where nothing else is chosen, and at most."""
MOST_WORKERS = 256
PORT, LAST_PORT = 8501, 65535
"""The port of a class where no other is chosen, and the highest that there is."""

_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)*")


class Name(NamedTuple):
    """A name by which browsers call the server: a host, and the port where one is given."""

    host: str
    port: int | None


def seats() -> int:
    """LAYERSCOPE_SEATS: how many pages may be open at once. Raises ValueError, in a plain sentence."""
    chosen = _whole_number("LAYERSCOPE_SEATS", _value("LAYERSCOPE_SEATS"), 1, MOST_SEATS)
    return SEATS if chosen is None else chosen


def workers() -> int | None:
    """LAYERSCOPE_WORKERS: how many workers train on this computer, 0 for none; None leaves it to the computer.

    Raises ValueError, in a plain sentence.
    """
    return _whole_number("LAYERSCOPE_WORKERS", _value("LAYERSCOPE_WORKERS"), 0, MOST_WORKERS)


def port(text: str) -> int:
    """What PORT of `make class` says. Raises ValueError, in a plain sentence."""
    chosen = _whole_number("PORT", text, 1, LAST_PORT)
    return PORT if chosen is None else chosen


def names() -> frozenset[Name]:
    """LAYERSCOPE_NAMES: further names of the server, divided by commas or blanks; whole addresses are understood, too.

    Raises ValueError, in a plain sentence.
    """
    return frozenset(_name(text) for text in re.split(r"[\s,]+", _value("LAYERSCOPE_NAMES")) if text)


def pictures() -> Path | None:
    """LAYERSCOPE_PICTURES: the folder whose folders and zips the teacher may use.

    Raises ValueError, in a plain sentence.
    """
    text = _value("LAYERSCOPE_PICTURES")
    if not text:
        return None
    try:
        folder = Path(text).expanduser()
        next(folder.iterdir(), None)
    except (OSError, RuntimeError):  # no folder, or one that may not be read; no such user
        raise ValueError(f"LAYERSCOPE_PICTURES is {_short(text)}; that is no folder that can be read.") from None
    return folder


def check() -> None:
    """Reads every LAYERSCOPE_ variable above. Raises ValueError, in a plain sentence, where one cannot be used."""
    for read in (seats, workers, names, pictures):
        read()


def _value(variable: str) -> str:
    return os.environ.get(variable, "")


def _short(text: str) -> str:
    """The text in one line that a terminal holds."""
    line = "".join(character if character.isprintable() else "?" for character in text)
    return line if len(line) <= 60 else f"{line[:59]}…"


def _whole_number(variable: str, text: str, least: int, most: int) -> int | None:
    """The number that a variable holds; None for an empty one."""
    text = text.strip()
    if not text:
        return None
    number = int(text) if re.fullmatch("[0-9]{1,9}", text) else None
    if number is None or not least <= number <= most:
        raise ValueError(f"{variable} is {_short(text)}; it must be a whole number from {least} to {most}.")
    return number


def _name(text: str) -> Name:
    try:
        return _read_name(text)
    except ValueError:
        raise ValueError(
            f"LAYERSCOPE_NAMES holds {_short(text)}; write host names such as lab.school.example, divided by commas."
        ) from None


def _read_name(text: str) -> Name:
    """Takes the host and the port from an address. Raises ValueError where it names none."""
    parts = urlsplit(text if "://" in text else f"//{text}")
    host, port = (parts.hostname or "").removesuffix("."), parts.port
    if parts.netloc.startswith("["):
        return Name(str(ip_address(host)), port)
    # A browser sends a name with other letters than English ones in its form for machines.
    host = host.encode("idna").decode()
    if not _HOST.fullmatch(host):
        raise ValueError(host)
    return Name(host, port)
