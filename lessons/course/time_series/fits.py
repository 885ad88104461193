"""What takes seconds to compute: fitted in the background once for all learners, one after the other, and kept."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from lessons.course.time_series import search_process
from lessons.data.download.jobs import Job, JobError, LastStep, Tell
from lessons.maths.arrays import Array
from lessons.maths.series_models import Parts
from lessons.maths.series_models import Tell as TellSteps

Found = TypeVar("Found")
Search = Callable[[TellSteps], Found]

MOST = 48
"""How many results are kept."""
LONGEST = 20_000
"""Values from which on a fit takes minutes."""

_one_at_a_time = threading.Lock()


class Fit(Job, Generic[Found]):
    """A search in the background; `result` is what it has come to, None until then."""

    def __init__(self, search: Search[Found]) -> None:
        super().__init__("fit", self._run)
        self._search = search
        self.result: Found | None = None

    def _run(self, tell: Tell) -> LastStep:
        tell("Waiting for another fit.", 0, None)
        with _one_at_a_time:
            tell("The search has begun.", 0, None)
            try:
                found = self._search(lambda steps: tell(f"The search has taken {steps} steps.", steps, None))
            except ValueError as refusal:
                raise JobError(str(refusal)) from refusal

        def keep() -> None:
            self.result = found

        return keep


_fits: OrderedDict[tuple[object, ...], Fit[Any]] = OrderedDict()
_keeping = threading.Lock()


def holt_winters(values: Array, period: int, split: int) -> Fit[Array]:
    """The fit on the first `split` of `values` (n,); what it finds is the forecast (n,)."""
    return _of(("fit", period, split), values, lambda tell: search_process.holt_winters(values, period, split, tell))


def leaking_holt_winters(values: Array, period: int, split: int) -> Fit[Array]:
    """The fit that starts on all of `values`, so that it has seen what it forecasts."""
    return _of(
        ("leak", period, split), values, lambda tell: search_process.leaking_holt_winters(values, period, split, tell)
    )


def parts(values: Array, period: int) -> Fit[Parts]:
    """The series taken apart."""
    return _of(("parts", period), values, lambda tell: search_process.take_apart(values, period, tell))


def _of(name: tuple[object, ...], values: Array, search: Search[Found]) -> Fit[Found]:
    """The one fit of this name to these values that all pages of this process share."""
    place = (*name, values.tobytes())
    with _keeping:
        fit: Fit[Found] = _fits.setdefault(place, Fit(search))
        _fits.move_to_end(place)
        while len(_fits) > MOST:
            _fits.popitem(last=False)
    return fit
