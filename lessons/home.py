"""Where this user's runs and downloads are kept: in a folder that one server at a time may have."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import locket

LOCK = "server.lock"
HOLDER = "server.pid"
"""Files of the folder: one that its server locks, and one that names the server's process."""
OTHER_FOLDER = "choose another folder with LAYERSCOPE_HOME"


class HomeError(OSError):
    """Why the folder cannot be used, in a plain sentence."""


def home() -> Path:
    """LAYERSCOPE_HOME, or else the folder where programs of this system keep a user's data; it may not exist yet.

    Raises HomeError where it begins with the home of a user whom this computer does not know.
    """
    # Where no shell has read it, as in a service's file, "~" still stands for the user's home.
    chosen = os.environ.get("LAYERSCOPE_HOME", "").strip() or f"{_usual()}/layerscope"
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError:
        raise HomeError(f"This computer does not know whose folder {chosen} is: {OTHER_FOLDER}.") from None


def _usual() -> str:
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA", "~/AppData/Local")
    if sys.platform == "darwin":
        return "~/Library/Application Support"
    return os.environ.get("XDG_DATA_HOME", "~/.local/share")


@contextmanager
def claim() -> Iterator[None]:
    """Makes the folder, and keeps it from other servers until left; a process that is killed keeps nothing.

    Raises HomeError where that cannot be, or another server has the folder.
    """
    folder = home()
    lock = locket.lock_file(str(folder / LOCK), timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except (FileExistsError, NotADirectoryError):
        raise HomeError(f"Layerscope keeps its data in {folder}, which is no folder: {OTHER_FOLDER}.") from None
    except OSError as error:
        reason = error.strerror or error
        raise HomeError(f"Layerscope cannot keep its data in {folder} ({reason}): {OTHER_FOLDER}.") from error
    except locket.LockError:
        raise HomeError(
            f"The folder {folder} is in use by another Layerscope{_holder(folder)}: end that one, or {OTHER_FOLDER}."
        ) from None
    try:
        _sign(folder)
        yield
    finally:
        lock.release()


def _sign(folder: Path) -> None:
    """Lets other servers know which process has the folder; on a disk too full for it, they know less."""
    with suppress(OSError):
        (folder / HOLDER).write_text(str(os.getpid()), "ascii")


def _holder(folder: Path) -> str:
    """Which process has the folder, where it could say so."""
    try:
        return f", process {int((folder / HOLDER).read_text('ascii'))}"
    except (OSError, ValueError):
        return ""
