"""Reads every file of a set, in a process of its own, to find out which of them can be learned from.

Decoding thousands of pictures takes both cores for seconds; done by the server itself, every page would wait for it.
The process answers in JSON, a line each time.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from itertools import count
from pathlib import Path
from threading import BoundedSemaphore

from lessons.data.dataset import SPLITS
from lessons.data.download.jobs import JobError, Tell
from lessons.data.own import folder
from lessons.data.own.files import FolderError
from lessons.data.own.folder import Survey
from lessons.data.own.layout import find_layout

NICENESS = 5
AT_A_TIME = 2
"""At most this many sets are checked at the same time: a class that brings thirty at once must not fill the memory."""
_ROOT = Path(__file__).parents[3]
_PROGRAM = "import sys; from lessons.data.own import inspection; inspection.main(sys.argv[1:])"
_STEP = 20
"""How many files are checked between two lines of progress."""
_SECONDS_BETWEEN_TRIES = 0.5
_turns = BoundedSemaphore(AT_A_TIME)


def check(paths: Sequence[Path], tell: Tell) -> Survey:
    """Looks at every file of one folder or zip with both splits, or of one for each split; waits while others are.

    Raises FolderError, in one sentence for the learner, where nothing can be learned from them, and JobError where the
    process has ended without an answer.
    """
    while not _turns.acquire(timeout=_SECONDS_BETWEEN_TRIES):
        tell("Other pictures are looked at first.", 0, None)
    try:
        return _answer(paths, tell)
    finally:
        _turns.release()


def _answer(paths: Sequence[Path], tell: Tell) -> Survey:
    command = [sys.executable, "-c", _PROGRAM, *(str(path.resolve()) for path in paths)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True) as process:  # noqa: S603 - our own program, and no shell
        assert process.stdout is not None
        try:
            for line in process.stdout:
                message = json.loads(line)
                if "survey" in message:
                    return Survey(**message["survey"])
                if "refused" in message:
                    raise FolderError(message["refused"])
                tell(f"{message['looked_at']:,} of {message['of']:,} pictures have been looked at.", *message.values())
        finally:
            process.terminate()
    raise JobError("The pictures could not be looked at; perhaps there was too little memory.")


def save(survey: Survey, file: Path) -> None:
    """Keeps what was found, so that nobody has to look again; the file appears when it is whole."""
    unfinished = file.with_name(f"{file.name}.part")
    unfinished.write_text(json.dumps(asdict(survey)), "utf-8")
    unfinished.replace(file)


def load(file: Path) -> Survey:
    """Reads what `save` has written."""
    return Survey(**json.loads(file.read_text("utf-8")))


def main(paths: Sequence[str]) -> None:
    """What the process does with its arguments."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    try:
        _say({"survey": asdict(_look_at([Path(path) for path in paths]))})
    except (FolderError, OSError) as refusal:
        _say({"refused": str(refusal)})


def _look_at(paths: Sequence[Path]) -> Survey:
    layout = find_layout(paths)
    total, numbers = sum(map(len, layout.splits.values())), count(1)

    def tell() -> None:
        if (number := next(numbers)) % _STEP == 0:
            _say({"looked_at": number, "of": total})

    survey = folder.survey(layout, SPLITS, tell)
    for split in SPLITS:
        # It refuses what nothing can be learned from.
        folder.dataset(layout, split, survey, "", "")
    return survey


def _say(what: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()
