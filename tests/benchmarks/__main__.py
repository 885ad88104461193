"""`make bench`: what the dashboard promises about speed and memory, as ratios measured in one run on one machine.

It never fails on a time: a promise that is not kept is printed as over. A row that cannot be measured says why, the
others follow all the same, and the command fails in the end.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.benchmarks import augmenting, memory, pages, training, watching
from tests.benchmarks.servers import APP, BARE_APP, serving
from tests.benchmarks.tab import Tab
from tests.benchmarks.table import Table
from tests.load import classroom
from tools import browser as chromium


def main() -> None:
    table = Table()
    with (
        TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium.find()) as browser,
        serving(APP, Path(folder)) as layerscope,
    ):
        lessons = Tab(browser, layerscope.url)
        asked = pages.tour(table, lessons)
        with serving(BARE_APP, Path(folder), BARE_PAGES=json.dumps(asked)) as bare_app:
            bare = Tab(browser, bare_app.url)
            pages.visit_all(bare, asked)
            memory.compare(table, layerscope, bare_app)
            memory.rerun(table, layerscope)
            pages.time_openings(table, lessons, bare)
            pages.time_changes(table, lessons, bare)
            pages.time_loading(table, lessons, bare)
        augmenting.measure(table)
        watching.measure(table, Path(folder))
        training.measure(table, lessons, Path(folder))
        training.count_memory(table, layerscope, Path(folder))
        classroom.measure(table, layerscope, Path(folder))
    if table.failed:
        sys.exit(f"{len(table.failed)} rows could not be measured.")


main()
