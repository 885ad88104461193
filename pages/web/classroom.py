"""Who is in the room: learners, told apart by a cookie, and the teacher, who opened a link that works once."""

import os
import secrets
from collections import Counter
from collections.abc import Collection
from functools import cache
from hashlib import sha256
from threading import Lock

from lessons import environment
from lessons.environment import SEATS, Name

PAGES = 8
"""Pages that one learner of a class may have open at once, so that nobody takes the seats of all."""

LEARNER = "layerscope_learner"
TEACHER = "layerscope_teacher"
"""The names of the two cookies."""


def token() -> str:
    """A secret that nobody can guess, fit for a cookie and for an address."""
    return secrets.token_urlsafe(32)


def owner(learner: str) -> str:
    """What the runs of the learner with this cookie are filed under; nobody can make the cookie from it."""
    return sha256(learner.encode()).hexdigest()


class Classroom:
    """The room that one server serves. Safe to use from several threads.

    `address` is where learners find the server, host and port; None where it serves one computer alone, whose user may
    do all that a teacher may. `link` is the secret in the teacher's link. `seats` bounds the pages open at once. The
    server answers to `names`, too.
    """

    def __init__(self, address: str | None, link: str | None, seats: int = SEATS, names: Collection[Name] = ()) -> None:
        self.address = address
        self.names = names
        self._link = link
        self._teacher: str | None = None
        self._seats = seats
        self._open: Counter[str] = Counter()
        self._numbers: dict[str, int] = {}
        self._lock = Lock()

    def opens(self, link: str) -> bool:
        """Whether this is the secret of the link, and nobody has used it yet."""
        return self._link is not None and _same(link, self._link)

    def exchange(self, link: str) -> str | None:
        """The teacher's cookie for the secret of the link; None for a wrong one and for any after the first time."""
        with self._lock:
            if not self.opens(link):
                return None
            self._link, self._teacher = None, token()
            return self._teacher

    def is_teacher(self, cookie: str | None) -> bool:
        """Whether this cookie, or its absence, gives the rights of the teacher."""
        if self.address is None:
            return True
        return cookie is not None and self._teacher is not None and _same(cookie, self._teacher)

    def enter(self, owner: str) -> None:
        """A page of this learner has opened its connection."""
        with self._lock:
            self._open[owner] += 1
            self._numbers.setdefault(owner, len(self._numbers) + 1)

    def leave(self, owner: str) -> None:
        """A page of this learner has closed its connection."""
        with self._lock:
            self._open[owner] -= 1
            self._open += Counter()  # forgets who has no page open any more

    @property
    def present(self) -> frozenset[str]:
        """The learners with a page open."""
        with self._lock:
            return frozenset(self._open)

    @property
    def full(self) -> bool:
        """Whether every seat is taken."""
        with self._lock:
            return self._open.total() >= self._seats

    def crowds(self, owner: str) -> bool:
        """Whether this learner of a class has as many pages open as one may."""
        with self._lock:
            return self.address is not None and self._open[owner] >= PAGES

    def number(self, owner: str) -> int:
        """The learner's number, from 1, in the order of arrival: whom to call by it sees it on the page."""
        with self._lock:
            return self._numbers.setdefault(owner, len(self._numbers) + 1)


def _same(one: str, other: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell where they differ."""
    return secrets.compare_digest(one.encode(), other.encode())


@cache
def current() -> Classroom:
    """The room of this process: what `make class` has put into the environment, and what the teacher has.

    Raises ValueError, in a plain sentence, where the environment cannot be used.
    """
    address, link = os.environ.get("LAYERSCOPE_CLASS"), os.environ.get("LAYERSCOPE_TEACHER")
    return Classroom(address or None, link or None, environment.seats(), environment.names())
