"""A time series."""

from dataclasses import dataclass

from lessons.maths.arrays import Array


@dataclass(frozen=True)
class Series:
    """One number after another.

    Attributes:
        time: (n,), when each value was measured, rising: datetime64[s], or plain numbers.
        values: (n,) float64, without gaps: a value that is missing has no place in it.
        unit: what the values are measured in; empty where nobody says.
        origin: who measured them and how they reach us.
        licence: under which terms they may be used.
        notes: what a learner should know before trusting the series, a sentence each.
    """

    time: Array
    values: Array
    unit: str
    origin: str
    licence: str
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # Series are kept and shared by all who load them.
        self.time.setflags(write=False)
        self.values.setflags(write=False)

    def __len__(self) -> int:
        return len(self.values)

    def parts(self, split: int | None = None) -> "tuple[Series, Series]":
        """The first `split` values for training, and the rest for validation; None: the last tenth validates.

        Raises ValueError, in a plain sentence, where one of the parts would be empty.
        """
        place = len(self) - max(1, round(len(self) / 10)) if split is None else split
        if not 0 < place < len(self):
            raise ValueError(f"split must be between 1 and {len(self) - 1:,} for this series; it is {place:,}.")
        return self._cut(slice(place)), self._cut(slice(place, None))

    def _cut(self, part: slice) -> "Series":
        return Series(self.time[part], self.values[part], self.unit, self.origin, self.licence, self.notes)
