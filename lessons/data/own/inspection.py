"""Reads every file of a set, in a process of its own, to find out which of them can be learned from.

Decoding thousands of pictures takes both cores for seconds; done by the server itself, every page would wait for it.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import count
from pathlib import Path
from threading import BoundedSemaphore

from lessons.data import helper_process
from lessons.data.dataset import SPLITS
from lessons.data.download.jobs import JobError, Tell
from lessons.data.own import folder
from lessons.data.own.files import FolderError
from lessons.data.own.folder import Survey
from lessons.data.own.layout import find_layout

AT_A_TIME = 2
"""At most this many sets are checked at the same time: a class that brings thirty at once must not fill the memory."""
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
    with helper_process.messages(__name__, [str(path.resolve()) for path in paths]) as messages:
        for message in messages:
            match message:
                case {"survey": survey}:
                    return Survey(**survey)
                case {"refusal": refusal}:
                    raise FolderError(refusal)
                case {"looked_at": done, "of": total}:
                    tell(f"{done:,} of {total:,} pictures have been looked at.", done, total)
    raise JobError("The pictures could not be looked at; perhaps there was too little memory.")


def save(survey: Survey, file: Path) -> None:
    """Keeps what was found, so that nobody has to look again; the file appears when it is whole."""
    unfinished = file.with_name(f"{file.name}.part")
    unfinished.write_text(json.dumps(asdict(survey)), "utf-8")
    unfinished.replace(file)


def load(file: Path) -> Survey:
    """Reads what `save` has written."""
    return Survey(**json.loads(file.read_text("utf-8")))


def _survey(paths: Sequence[str]) -> None:
    """What the process does with the paths that it is sent."""
    try:
        helper_process.say(survey=asdict(_look_at([Path(path) for path in paths])))
    except (FolderError, OSError) as refusal:
        helper_process.say(refusal=str(refusal))


def _look_at(paths: Sequence[Path]) -> Survey:
    layout = find_layout(paths)
    total, numbers = sum(map(len, layout.splits.values())), count(1)

    def tell() -> None:
        if (number := next(numbers)) % _STEP == 0:
            helper_process.say(looked_at=number, of=total)

    survey = folder.survey(layout, SPLITS, tell)
    for split in SPLITS:
        # It refuses what nothing can be learned from.
        folder.dataset(layout, split, survey, "", "")
    return survey


if __name__ == "__main__":
    _survey(helper_process.hear())
