"""Real series for tests, and the printed programs run beside the file that they read."""

from pathlib import Path

from lessons.data import registry, series_file, split_series
from lessons.data.split_series import SplitSeries
from tests.programs import run_text

NAMES = ("nile", "sunspots-yearly", "co2-weekly", "el-nino", "seattle-temperature", "seattle-wind")


def real(name: str) -> SplitSeries:
    """A series of the registry."""
    return split_series.from_row(registry.describe(name))


def run(code: str, series: SplitSeries, folder: Path) -> list[str]:
    """The lines that a program prints which finds the series in its folder."""
    for name, content in series_file.attachments(series.values).items():
        (folder / name).write_bytes(content())
    ended = run_text(f"import os\nos.chdir({str(folder)!r})\n{code}")
    assert ended.code == 0, ended.err
    return ended.out.splitlines()
