"""What scripts hand over to the loop of the server, which sends it."""

from asyncio import AbstractEventLoop
from collections.abc import Callable
from threading import Lock
from weakref import WeakKeyDictionary

from streamlit.runtime.app_session import AppSession

Callback = Callable[[], None]
STREAMLITS_OWN = AppSession._call_soon_on_event_loop


class Tray:
    """What waits for a loop, from all scripts: it is woken for the first of it and then takes all that is there.

    Streamlit wakes it for every element that a script draws. Each time the script lets go of the interpreter and queues
    for it again, behind those of thirty other learners.
    """

    def __init__(self) -> None:
        self._callbacks: list[Callback] = []
        self._lock = Lock()

    def put(self, callback: Callback, loop: AbstractEventLoop) -> None:
        """Lets the loop run this after what was put before; from any thread. Raises RuntimeError for a closed loop."""
        with self._lock:
            self._callbacks.append(callback)
            is_first = len(self._callbacks) == 1
        if is_first:
            loop.call_soon_threadsafe(self._take, loop)

    def _take(self, loop: AbstractEventLoop) -> None:
        with self._lock:
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            # Not called from here: one that fails must not keep back the others.
            loop.call_soon(callback)


trays: WeakKeyDictionary[AbstractEventLoop, Tray] = WeakKeyDictionary()


def put(session: AppSession, callback: Callback) -> None:
    """Lets the loop that serves a session run this; from the session's script. Does nothing once the loop is closed."""
    loop = session._event_loop
    if not loop.is_closed():
        trays.setdefault(loop, Tray()).put(callback, loop)


def wake_once() -> None:
    """Lets the scripts of all pages hand over by trays from now on."""
    setattr(AppSession, STREAMLITS_OWN.__name__, put)
