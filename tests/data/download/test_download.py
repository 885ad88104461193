"""The download against a server on this machine that is slow, breaks off, lies, or is not there."""

import errno
import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from lessons.data.download import download
from lessons.data.download.download import Download, Part, Source, WrongFileError
from lessons.data.download.jobs import Job, LastStep, Progress, Tell

CONTENT = os.urandom(400_000)
RIGHT = hashlib.sha256(CONTENT).hexdigest()
LIMIT = 1_000_000


class Server(ThreadingHTTPServer):
    """Answers each path in its own way; `go_on` lets the slow ones continue, `asked` has the ranges asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.go_on = threading.Event()
        self.asked: list[str | None] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are part of the tests."""


class Answer(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.headers["Range"])
        getattr(self, self.path.strip("/"))()

    def send(self, length: int | None, *parts: bytes, **headers: str) -> None:
        self.send_response(206 if headers else 200)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        for part in parts:
            self.wfile.write(part)

    def whole(self) -> None:
        self.send(len(CONTENT), CONTENT)

    def unannounced(self) -> None:
        self.send(None, CONTENT)

    def slow(self) -> None:
        self.send(len(CONTENT), CONTENT[:100_000])
        self.server.go_on.wait(30)
        self.wfile.write(CONTENT[100_000:])

    def broken(self) -> None:
        self.send(len(CONTENT), CONTENT[:100_000])

    def breaks_off_once(self) -> None:
        if len(self.server.asked) == 1:
            self.broken()
        else:
            self.whole()

    def goes_on(self) -> None:
        if self.headers["Range"]:
            rest = CONTENT[100_000:]
            self.send(len(rest), rest, Content_Range=f"bytes 100000-{len(CONTENT) - 1}/{len(CONTENT)}")
        else:
            self.breaks_off_once()

    def goes_on_as_second(self) -> None:
        if self.headers["Range"]:
            self.goes_on()
        else:
            self.broken()

    def goes_on_elsewhere(self) -> None:
        if self.headers["Range"]:
            self.send(len(CONTENT), CONTENT, Content_Range=f"bytes 0-{len(CONTENT) - 1}/{len(CONTENT)}")
        else:
            self.breaks_off_once()

    def knows_no_such_range(self) -> None:
        if self.headers["Range"]:
            self.send_error(416)
        else:
            self.breaks_off_once()

    def goes_on_wrongly(self) -> None:
        if self.headers["Range"]:
            rest = CONTENT[:-100_000]
            self.send(len(rest), rest, Content_Range=f"bytes 100000-{len(CONTENT) - 1}/{len(CONTENT)}")
        else:
            self.breaks_off_once()

    def too_short(self) -> None:
        self.send(100_000, CONTENT)

    def wrong(self) -> None:
        self.send(len(CONTENT), CONTENT[::-1])

    def endless(self) -> None:
        self.send(None)
        while True:
            self.wfile.write(CONTENT)

    def missing(self) -> None:
        self.send_error(404)

    def redirected(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/whole")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Tests need no log."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.go_on.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def begin(server: Server, tmp_path: Path) -> Callable[..., Download]:
    def begin(answer: str, sha256: str | None = RIGHT, size: int | None = None) -> Download:
        source = Source(f"http://127.0.0.1:{server.server_port}/{answer}", sha256, size)
        begun = Download(lambda: [Part(source, tmp_path / "sets" / "set.npz")], LIMIT)
        begun.start()
        return begun

    server.go_on.clear()
    server.asked.clear()
    return begin


def until(download: Job, condition: Callable[[Progress], bool]) -> Progress:
    deadline = time.monotonic() + 300
    while not condition(download.progress):
        assert time.monotonic() < deadline, download.progress
        time.sleep(0.005)
    return download.progress


def ended(download: Job) -> Progress:
    return until(download, lambda progress: progress.state != "running")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("answer", ["whole", "unannounced", "redirected"])
def test_right_file_is_put_in_place(answer: str, begin: Callable[..., Download], tmp_path: Path) -> None:
    progress = ended(begin(answer))
    assert (progress.state, progress.sentence) == ("done", "The download is complete.")
    assert progress.fraction == 1
    assert (tmp_path / "sets" / "set.npz").read_bytes() == CONTENT
    assert files(tmp_path) == ["set.npz"]


def test_progress_is_seen_while_a_slow_server_sends(
    begin: Callable[..., Download], server: Server, tmp_path: Path
) -> None:
    slow = begin("slow")
    progress = until(slow, lambda progress: progress.done >= 100_000)
    assert progress == Progress("running", "0.1 of 0.4 MB have arrived.", 100_000, 400_000)
    assert progress.fraction == 0.25
    assert not (tmp_path / "sets" / "set.npz").exists()
    server.go_on.set()
    assert ended(slow).state == "done"


BROKEN_OFF = "The connection broke off before the file was complete. What has arrived is kept: try again."
NOT_RIGHT = "The file that arrived is not the right one, so it was thrown away."


@pytest.mark.parametrize(
    ("answer", "size", "sentence"),
    [
        ("too_short", None, NOT_RIGHT),
        ("too_short", 400_000, "127.0.0.1 offers another file than the one expected."),
        ("wrong", None, NOT_RIGHT),
        ("endless", None, "The server sends more than this file can hold, so the download was given up."),
        ("unannounced", 399_999, "The server sends more than this file can hold, so the download was given up."),
        ("missing", None, "127.0.0.1 refuses to send the file: 404 Not Found."),
    ],
)
def test_failure_is_one_sentence_and_leaves_nothing(
    answer: str, size: int | None, sentence: str, begin: Callable[..., Download], tmp_path: Path
) -> None:
    progress = ended(begin(answer, size=size))
    assert (progress.state, progress.sentence) == ("failed", sentence)
    assert not files(tmp_path)


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ("goes_on", [None, "bytes=100000-"]),
        ("breaks_off_once", [None, "bytes=100000-"]),
        ("goes_on_elsewhere", [None, "bytes=100000-", None]),
        ("knows_no_such_range", [None, "bytes=100000-", None]),
    ],
)
def test_broken_download_goes_on_or_begins_anew(
    answer: str, asked: list[str | None], begin: Callable[..., Download], server: Server, tmp_path: Path
) -> None:
    broken = begin(answer)
    assert ended(broken) == Progress("failed", BROKEN_OFF, 100_000, 400_000)
    assert files(tmp_path) == ["set.npz.part"]
    broken.start()
    assert ended(broken) == Progress("done", "The download is complete.", 400_000, 400_000)
    assert (tmp_path / "sets" / "set.npz").read_bytes() == CONTENT
    assert files(tmp_path) == ["set.npz"]
    assert server.asked == asked


def test_parts_that_do_not_fit_are_thrown_away_together(begin: Callable[..., Download], tmp_path: Path) -> None:
    broken = begin("goes_on_wrongly")
    ended(broken)
    broken.start()
    assert ended(broken).sentence == NOT_RIGHT
    assert not files(tmp_path)


def test_silent_server_counts_as_broken_off(begin: Callable[..., Download], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "_PATIENCE", 1.0)
    assert ended(begin("slow")).sentence == BROKEN_OFF


def test_no_network_is_said_plainly(tmp_path: Path) -> None:
    offline = Download(lambda: [Part(Source("http://127.0.0.1:9/set.npz", RIGHT), tmp_path / "set.npz")], LIMIT)
    offline.start()
    assert ended(offline).sentence == "127.0.0.1 cannot be reached; is this computer online?"
    assert not files(tmp_path)


def test_cancelling_ends_at_once_and_starting_again_completes(
    begin: Callable[..., Download], server: Server, tmp_path: Path
) -> None:
    slow = begin("slow")
    until(slow, lambda progress: progress.done > 0)
    slow.cancel()
    assert slow.progress.state == "cancelled"
    assert slow.progress.sentence == "The download was stopped."
    slow.start()
    server.go_on.set()
    assert ended(slow).state == "done"
    assert (tmp_path / "sets" / "set.npz").read_bytes() == CONTENT
    assert files(tmp_path) == ["set.npz"]


def test_starting_twice_is_one_download(begin: Callable[..., Download], server: Server) -> None:
    slow = begin("slow")
    until(slow, lambda progress: progress.done > 0)
    slow.start()
    assert slow.progress.done > 0
    server.go_on.set()
    assert ended(slow).state == "done"
    assert server.asked == [None]


def test_failed_download_keeps_the_file_that_was_there(begin: Callable[..., Download], tmp_path: Path) -> None:
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "set.npz").write_bytes(b"older")
    assert ended(begin("wrong")).state == "failed"
    assert (tmp_path / "sets" / "set.npz").read_bytes() == b"older"


@pytest.fixture
def two(server: Server, tmp_path: Path) -> Callable[..., Download]:
    """A download of two files, of sizes that are known, and of what is done with both."""

    def two(second: str, check: Callable[[Sequence[Path], Tell], LastStep]) -> Download:
        sources = [
            Source(f"http://127.0.0.1:{server.server_port}/{answer}", RIGHT, 400_000) for answer in ("whole", second)
        ]
        parts = [Part(source, tmp_path / f"{number}.zip") for number, source in enumerate(sources)]
        return Download(lambda: parts, LIMIT, check)

    server.go_on.clear()
    server.asked.clear()
    return two


def test_files_of_one_set_count_together(two: Callable[..., Download], server: Server, tmp_path: Path) -> None:
    def check(partials: Sequence[Path], tell: Tell) -> LastStep:
        assert [partial.read_bytes() for partial in partials] == [CONTENT, CONTENT]
        assert files(tmp_path) == ["0.zip.part", "1.zip.part"]
        return (tmp_path / "checked").touch

    both = two("slow", check)
    both.start()
    progress = until(both, lambda progress: progress.done >= 500_000)
    assert progress == Progress("running", "0.5 of 0.8 MB have arrived.", 500_000, 800_000)
    server.go_on.set()
    assert ended(both).state == "done"
    assert files(tmp_path) == ["0.zip", "1.zip", "checked"]


def test_file_that_is_whole_is_not_asked_for_again(
    two: Callable[..., Download], server: Server, tmp_path: Path
) -> None:
    broken = two("goes_on_as_second", lambda partials, tell: lambda: None)
    broken.start()
    assert ended(broken).sentence == BROKEN_OFF
    broken.start()
    assert ended(broken).state == "done"
    assert server.asked == [None, None, "bytes=100000-"]
    assert files(tmp_path) == ["0.zip", "1.zip"]


def test_files_that_do_not_pass_the_check_are_thrown_away(two: Callable[..., Download], tmp_path: Path) -> None:
    def check(partials: Sequence[Path], tell: Tell) -> LastStep:
        raise WrongFileError("These are other pictures.")

    wrong = two("whole", check)
    wrong.start()
    assert ended(wrong).sentence == "These are other pictures."
    assert not files(tmp_path)


def test_nothing_is_put_in_place_once_the_job_was_stopped(two: Callable[..., Download], tmp_path: Path) -> None:
    def check(partials: Sequence[Path], tell: Tell) -> LastStep:
        stopped.cancel()
        return lambda: None

    stopped = two("whole", check)
    stopped.start()
    assert ended(stopped).state == "cancelled"
    stopped._attempt.join()
    assert files(tmp_path) == ["0.zip.part", "1.zip.part"]


def test_full_disk_is_said_plainly(
    begin: Callable[..., Download], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert ended(begin("whole")).sentence == "The disk is full, so the download was given up."
    assert not files(tmp_path)


def test_folder_that_cannot_be_made_is_said_plainly(begin: Callable[..., Download], tmp_path: Path) -> None:
    (tmp_path / "sets").write_text("a file where the folder should be")
    progress = ended(begin("whole"))
    assert progress.state == "failed"
    assert progress.sentence == "The file cannot be written: File exists."


def test_source_that_cannot_be_told_is_said_plainly(tmp_path: Path) -> None:
    def unknown() -> list[Part]:
        raise LookupError("The installed Keras does not say where set.npz is.")

    lost = Download(unknown, LIMIT)
    assert lost.progress.state == "ready"
    lost.cancel()
    lost.start()
    assert ended(lost).sentence == "The installed Keras does not say where set.npz is."
