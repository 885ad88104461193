"""`make bench`: what the dashboard promises about speed and memory, as ratios measured in one run on one machine.

A row that cannot be measured says why, and the others follow all the same. The command fails in the end where there was
such a row, or one over its bound.
"""

import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.benchmarks import augmenting, memory, pages, stepping, training, watching
from tests.benchmarks.servers import APP, BARE_APP, serving
from tests.benchmarks.tab import Tab
from tests.benchmarks.table import Table
from tests.load import classroom
from tools import browser as chromium


def main() -> None:
    table, begin = Table(), time.monotonic()
    with (
        TemporaryDirectory() as name,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium.find()) as browser,
        serving(APP, folder := Path(name)) as layerscope,
    ):
        yardstick = pages.Yardstick(folder / "pages.json")
        lessons = Tab(browser, layerscope.url)
        with serving(BARE_APP, folder, BARE_PAGES=str(folder / "pages.json")) as bare_app:
            bare = Tab(browser, bare_app.url)
            pages.time_openings(table, lessons, bare, yardstick)
            pages.time_changes(table, lessons, bare, yardstick)
            pages.time_typing(table, lessons, bare, yardstick)
            pages.time_loading(
                table, partial(Tab, browser, layerscope.url), partial(Tab, browser, bare_app.url), yardstick
            )
            memory.compare(table, layerscope, bare_app)
            memory.rerun(table, layerscope)
        augmenting.measure(table)
        stepping.measure(table)
        watching.measure(table, folder)
        training.measure(table, lessons, folder)
        training.count_memory(table, layerscope, folder)
        classroom.measure(table, layerscope, folder)
    minutes = (time.monotonic() - begin) / 60
    sys.stdout.write(f"{minutes:.1f} minutes\n")
    if table.failed or table.over:
        sys.exit(f"{len(table.failed)} rows could not be measured, {len(table.over)} are over their bounds.")


main()
