"""Which series a section is about: its choice, where its training ends, and until it is here what fetches it."""

from dataclasses import dataclass

from lessons.course.windows.source import SERIES, Settings
from lessons.data import split_series
from lessons.data.split_series import SplitSeries
from pages.parts import download_panel, own_series, series_choice, setting


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
    if title not in SERIES:
        own = own_series.choose(slug)
        return _split(slug, split_series.from_table(own, period=0)) if own is not None else None
    if not download_panel.show(slug, SERIES[title]):
        return None
    return _split(slug, split_series.from_row(SERIES[title]))


def _split(slug: str, series: SplitSeries) -> Subject:
    chosen = series_choice.split(slug, series)
    return Subject(chosen, 0 if chosen.split == series.split else chosen.split)


def name_to_train(slug: str, series: SplitSeries) -> str | None:
    """The name by which a run knows the series; None where the disk does not take a learner's own."""
    return SERIES[series.title].name if series.own is None else own_series.name_to_train(slug, series.own)
