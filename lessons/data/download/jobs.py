"""Work in the background of a page, which somebody starts, watches and may stop."""

import errno
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

State = Literal["ready", "running", "done", "cancelled", "failed"]
LastStep = Callable[[], None]
Tell = Callable[[str, int, int | None], None]
"""Says how far the work is: in words, how much is done, and of how much, if that is known."""


class JobError(Exception):
    """The work failed; the message is one sentence for the learner."""


class _Stopped(Exception):
    """Leaves the work of a job that somebody has stopped."""


@dataclass(frozen=True)
class Progress:
    """How far a job is.

    Attributes:
        sentence: the state in words for the learner; where it failed, why.
        done: bytes or files so far.
        total: how many there will be, or None where nobody knows.
    """

    state: State
    sentence: str
    done: int = 0
    total: int | None = None

    @property
    def fraction(self) -> float | None:
        """The part that is done, 0 to 1; None where nobody knows how much there will be."""
        return min(1.0, self.done / self.total) if self.total else None


class Job:
    """Work that goes on by itself once started, and may be started again after it ended.

    Args:
        name: what it is, as in "The download is complete."
        work: does it on a thread of its own, and gives back the step that makes it count, which is not taken once the
            job was stopped. What it tells goes to the page, and is where it ends when the job is stopped. It raises
            `JobError`, or OSError for a disk that refuses.
    """

    def __init__(self, name: str, work: Callable[[Tell], LastStep]) -> None:
        self._name = name
        self._work = work
        self._attempt: _Attempt | None = None
        self._starting = threading.Lock()

    def start(self) -> None:
        """Begin in the background; no effect while the job runs."""
        with self._starting:
            if self.progress.state != "running":
                self._attempt = _Attempt(self._name, self._work, self._attempt)
                self._attempt.start()

    def cancel(self) -> None:
        """Stop; no effect unless the job runs."""
        if self._attempt is not None:
            self._attempt.cancel()

    @property
    def progress(self) -> Progress:
        """How far the latest attempt is."""
        return self._attempt.progress if self._attempt else Progress("ready", f"The {self._name} has not been started.")


class _Attempt(threading.Thread):
    """One try. Its progress changes only while it is running, so the first ending stays."""

    def __init__(self, name: str, work: Callable[[Tell], LastStep], earlier: "_Attempt | None") -> None:
        super().__init__(name=name, daemon=True)
        self.progress = Progress("running", f"The {name} is starting.")
        self._work = work
        self._earlier = earlier
        self._changing = threading.Lock()

    def cancel(self) -> None:
        self._end("cancelled", f"The {self.name} was stopped.")

    def run(self) -> None:
        if self._earlier is not None:
            # A stopped attempt may still wait for its server; two must not write to the same file.
            self._earlier.join()
            self._earlier = None
        try:
            self._finish(self._work(self._tell))
        except _Stopped:
            pass
        except JobError as failure:
            self._end("failed", str(failure))
        except OSError as failure:
            self._end("failed", disk_sentence(self.name, failure))
        finally:
            self._end("failed", f"The {self.name} failed.")

    def _tell(self, sentence: str, done: int, total: int | None) -> None:
        self._change(Progress("running", sentence, done, total))
        if self.progress.state != "running":
            raise _Stopped

    def _finish(self, last_step: LastStep) -> None:
        with self._changing:
            if self.progress.state == "running":
                last_step()
                done = self.progress.done
                self.progress = Progress("done", f"The {self.name} is complete.", done, done)

    def _end(self, state: State, sentence: str) -> None:
        self._change(Progress(state, sentence, self.progress.done, self.progress.total))

    def _change(self, progress: Progress) -> None:
        with self._changing:
            if self.progress.state == "running":
                self.progress = progress


def disk_sentence(name: str, failure: OSError) -> str:
    """Why a disk refused what is called so, for the learner."""
    if failure.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full, so the {name} was given up."
    return f"The file cannot be written: {failure.strerror or failure}."
