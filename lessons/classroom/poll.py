"""A question to the room: answers in rounds, of which nothing but counts is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from threading import Lock
from typing import Any, Literal

from lessons.classroom import bulletin
from lessons.classroom.bulletin import Bulletin
from lessons.classroom.histogram import histogram, written

TOPIC = "poll"
LARGEST = 1e12
"""The largest number that is taken for an answer, and the negative of the smallest."""

State = Literal["open", "closed", "shown"]


class NotCountedError(Exception):
    """An answer that comes too late, or to a question that is no longer asked."""


@dataclass(frozen=True)
class Prompt:
    """What the room is asked, frozen: `text` and `reason` are Markdown, `options` are plain texts.

    Without options a number is asked for. `right` is the place of the right option or the right number, None where
    there is none.
    """

    text: str
    options: tuple[str, ...] = ()
    right: float | None = None
    reason: str = ""

    def check(self, answer: object) -> float:
        """The answer: an option's place, or a number. Raises ValueError for anything else."""
        if isinstance(answer, bool) or not isinstance(answer, int | float):
            raise ValueError("An answer is a number.")
        if self.options and not (isinstance(answer, int) and 0 <= answer < len(self.options)):
            raise ValueError("There is no such option.")
        if not abs(answer) <= LARGEST:
            raise ValueError("This number is too large.")
        return answer


class Poll:
    """The question that the room is asked right now, if any, and who has answered what. Safe for several threads.

    All that learners may know of it is published on the bulletin: the right answer and the shares only once shown.
    """

    def __init__(self, board: Bulletin) -> None:
        self._board = board
        self._prompt: Prompt | None = None
        self._number = 0
        self._state: State = "open"
        self._rounds: list[dict[str, float]] = []
        self._lock = Lock()

    def ask(self, prompt: Prompt) -> None:
        """Asks the room this, instead of what it was asked before."""
        with self._lock:
            self._prompt, self._state, self._rounds = prompt, "open", [{}]
            self._number += 1
            self._publish()

    def close(self) -> None:
        """Takes no more answers."""
        self._step("open", "closed")

    def show(self) -> None:
        """Takes no more answers, and shows the shares beside the right answer."""
        self._step("open", "shown")
        self._step("closed", "shown")

    def ask_again(self) -> None:
        """Asks the same once more; the answers until now stay beside the new ones."""
        with self._lock:
            if self._prompt is not None and self._state != "open":
                self._state = "open"
                self._rounds.append({})
                self._publish()

    def end(self) -> None:
        """Asks nothing any more, and forgets the answers."""
        with self._lock:
            self._prompt, self._rounds = None, []
            self._board.publish(TOPIC, None)

    def answer(self, owner: str, number: object, part: object, value: object) -> None:
        """Counts what this learner says in round `part` of question `number`, instead of what they said in it before.

        Raises NotCountedError where that round takes no answers, ValueError where this can be no answer to it.
        """
        with self._lock:
            if self._prompt is None or self._state != "open" or (number, part) != (self._number, len(self._rounds)):
                raise NotCountedError
            self._rounds[-1][owner] = self._prompt.check(value)
            self._publish()

    def own(self, owner: str) -> list[float | None]:
        """What this learner has said in each round."""
        with self._lock:
            return [answers.get(owner) for answers in self._rounds]

    def _step(self, before: State, after: State) -> None:
        with self._lock:
            if self._prompt is not None and self._state == before:
                self._state = after
                self._publish()

    def _publish(self) -> None:
        assert self._prompt is not None
        value: dict[str, Any] = {
            "number": self._number,
            "round": len(self._rounds),
            "state": self._state,
            "text": self._prompt.text,
            "options": self._prompt.options,
            "answers": len(self._rounds[-1]),
        }
        if self._state == "shown":
            value |= {"reason": self._prompt.reason} | _result(self._prompt, self._rounds)
        self._board.publish(TOPIC, value)


def _result(prompt: Prompt, rounds: Sequence[dict[str, float]]) -> dict[str, Any]:
    """How often each option or range of numbers was said in each round, and which of them is right."""
    numbers = [list(answers.values()) for answers in rounds]
    if prompt.options:
        places = range(len(prompt.options))
        counts = [[answers.count(place) for place in places] for answers in numbers]
        return {"labels": prompt.options, "counts": counts, "right": prompt.right}
    right = () if prompt.right is None else (prompt.right,)
    bars = histogram([*chain.from_iterable(numbers), *right])
    result = {"labels": bars.labels, "counts": [bars.counts(answers) for answers in numbers]}
    return result | ({"right": bars.place(right[0]), "exact": written(right[0])} if right else {"right": None})


@cache
def current() -> Poll:
    """The poll of this process's room."""
    return Poll(bulletin.current())
