"""Which series a section is about: its choice, where its training ends, and what mixes or fetches it."""

from dataclasses import dataclass

from lessons.course.windows.source import SERIES, Settings
from lessons.data import split_series
from lessons.data.split_series import MIX, SplitSeries
from pages.parts import download_panel, own_series, series_choice, series_mix, setting


@dataclass(frozen=True)
class Subject:
    """A series as a section looks at it, split where the learner wants it.

    `moved_split` is how many values train where that is not what the series itself says; else 0.
    """

    series: SplitSeries
    moved_split: int


def choose(slug: str) -> Subject | None:
    """Asks which series it is, and how many of its values train; None until it is here."""
    title = setting.draw(slug, Settings, "series")
    if title == MIX:
        # The faders set the split, and the name of a mix holds it.
        return Subject(series_mix.choose(slug), 0)
    if title not in SERIES:
        own = own_series.choose(slug)
        return _split(slug, split_series.from_table(own, period=0)) if own is not None else None
    if not download_panel.show(slug, SERIES[title]):
        return None
    return _split(slug, split_series.from_row(SERIES[title]))


def _split(slug: str, series: SplitSeries) -> Subject:
    chosen = series_choice.split(slug, series)
    return Subject(chosen, 0 if chosen.split == series.split else chosen.split)
