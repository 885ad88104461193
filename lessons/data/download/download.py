"""A download that a learner starts, watches and may stop. A file that is not whole and right is never put in place."""

import hashlib
import http.client
import os
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lessons.data.download import failure
from lessons.data.download.jobs import Job, JobError, LastStep, Tell

_CHUNK = 1 << 16
_PATIENCE = 20.0
"""Seconds without a byte after which a connection counts as broken."""
_BROKEN_OFF = "The connection broke off before the file was complete. What has arrived is kept: try again."


@dataclass(frozen=True)
class Source:
    """A file on the network.

    Attributes:
        address: its URL.
        sha256: of its bytes, in hexadecimal; None where its makers publish none.
        size: its bytes; None where nobody knows.
    """

    address: str
    sha256: str | None
    size: int | None = None


@dataclass(frozen=True)
class Part:
    """One file of a download: where it comes from, and where it belongs."""

    source: Source
    target: Path

    @property
    def partial(self) -> Path:
        """Where it lies until the download counts, beside its place, so that it can take it in one step."""
        return self.target.with_name(f"{self.target.name}.part")


class WrongFileError(JobError):
    """What has arrived is of no use, and is thrown away; the message is one sentence for the learner."""


def _nothing_more(files: Sequence[Path], tell: Tell) -> LastStep:
    return lambda: None


class Download(Job):
    """Files on the network, to be put at their places on disk together.

    What arrived before a connection broke off, or before the learner stopped it, is kept, and the next start goes on
    from there, where the server can do that.

    Args:
        parts: tells the files; called in the background, may raise LookupError with a sentence.
        limit: bytes that a file of unknown size may have.
        check: looks at the files when all have arrived, and gives back what else there is to do when they count; raises
            `WrongFileError` where they are not right.
    """

    def __init__(
        self,
        parts: Callable[[], Sequence[Part]],
        limit: int,
        check: Callable[[Sequence[Path], Tell], LastStep] = _nothing_more,
    ) -> None:
        super().__init__("download", self._fetch_all)
        self._parts = parts
        self._limit = limit
        self._check = check

    def _fetch_all(self, tell: Tell) -> LastStep:
        try:
            parts = self._parts()
        except LookupError as unknown:
            raise JobError(str(unknown)) from unknown
        sizes = [part.source.size for part in parts]
        for number, part in enumerate(parts):
            before, after = sum(filter(None, sizes[:number])), sum(filter(None, sizes[number + 1 :]))
            sizes[number] = _fetch(part, part.source.size or self._limit, _within(tell, before, after))
        partials = [part.partial for part in parts]
        try:
            last_step = self._check(partials, tell)
        except WrongFileError:
            for partial in partials:
                partial.unlink()
            raise

        def put_in_place() -> None:
            for part in parts:
                part.partial.replace(part.target)
            last_step()

        return put_in_place


Receive = Callable[[int, int | None], None]
"""Notes how many bytes of a file have arrived, and of how many, if that is known."""


def _within(tell: Tell, before: int, after: int) -> Receive:
    """Tells of a file as a part of all, with `before` bytes ahead of it and `after` bytes behind it."""

    def arrived(received: int, total: int | None) -> None:
        every = before + total + after if total is not None else None
        of_total = f" of {every / 1e6:.1f}" if every else ""
        tell(f"{(before + received) / 1e6:.1f}{of_total} MB have arrived.", before + received, every)

    return arrived


def _fetch(part: Part, limit: int, arrived: Receive) -> int:
    """Brings a file to `part.partial`, whole and right; returns its size in bytes."""
    part.partial.parent.mkdir(parents=True, exist_ok=True)
    try:
        _receive(part, limit, arrived)
        if part.source.sha256 not in (None, _sha256(part.partial)):
            raise WrongFileError("The file that arrived is not the right one, so it was thrown away.")
    except (WrongFileError, OSError):
        part.partial.unlink(missing_ok=True)
        raise
    return part.partial.stat().st_size


def _receive(part: Part, limit: int, arrived: Receive) -> None:
    """Appends what the partial file lacks; begins anew where the server does not send a part."""
    source = part.source
    start = part.partial.stat().st_size if part.partial.exists() else 0
    if start == source.size:
        return
    with _opened(source.address, start) as response:
        if _is_web_page(response):
            raise JobError(failure.SIGN_IN)
        resumed = response.status == http.client.PARTIAL_CONTENT
        received = start if resumed else 0
        total = None if response.length is None else received + response.length
        if source.size is not None and total not in (None, source.size):
            raise WrongFileError(f"{failure.host(source.address)} offers another file than the one expected.")
        with part.partial.open("ab" if resumed else "wb") as file:
            while chunk := _read(response):
                received += len(chunk)
                if received > limit:
                    raise WrongFileError("The server sends more than this file can hold, so the download was given up.")
                file.write(chunk)
                arrived(received, total)
            file.flush()
            os.fsync(file.fileno())
    if total is not None and received < total:
        raise JobError(_BROKEN_OFF)


def _opened(address: str, start: int) -> http.client.HTTPResponse:
    """The answer of the server, asked for what follows the first `start` bytes."""
    request = urllib.request.Request(address, headers={"Range": f"bytes={start}-"} if start else {})  # noqa: S310 - the address is one of ours
    try:
        response = urllib.request.urlopen(request, timeout=_PATIENCE)  # noqa: S310 - the address is one of ours
    except urllib.error.HTTPError as refusal:
        refusal.close()
        if start and refusal.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            return _opened(address, 0)
        raise JobError(failure.explain(address, refusal)) from refusal
    except (OSError, http.client.HTTPException) as error:
        raise JobError(failure.explain(address, error)) from error
    assert isinstance(response, http.client.HTTPResponse)
    if response.status == http.client.PARTIAL_CONTENT and _first_byte(response) != start:
        response.close()
        return _opened(address, 0)
    return response


def _first_byte(response: http.client.HTTPResponse) -> int | None:
    found = re.match(r"bytes (\d+)-", response.headers.get("Content-Range", ""))
    return int(found[1]) if found else None


def _read(response: http.client.HTTPResponse) -> bytes:
    try:
        return response.read1(_CHUNK)
    except (OSError, http.client.HTTPException) as error:
        raise JobError(_BROKEN_OFF) from error


def _is_web_page(response: http.client.HTTPResponse) -> bool:
    try:
        return failure.is_web_page(response)
    except (OSError, http.client.HTTPException) as error:
        raise JobError(_BROKEN_OFF) from error


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
