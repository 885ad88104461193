"""`make bench`: what the dashboard promises about speed and memory, as ratios measured in one run on one machine.

It never fails on a time: a promise that is not kept is printed as over.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.benchmarks import augmenting, memory, pages, table, training
from tests.benchmarks.servers import APP, BARE_APP, serving
from tests.benchmarks.tab import Tab
from tests.load import classroom
from tools import browser as chromium


def main() -> None:
    with (
        TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium.find()) as browser,
        serving(APP, Path(folder)) as layerscope,
    ):
        lessons = Tab(browser, layerscope.url)
        asked = pages.tour(lessons)
        with serving(BARE_APP, Path(folder), BARE_PAGES=json.dumps(asked)) as bare_app:
            bare = Tab(browser, bare_app.url)
            pages.visit_all(bare, asked)
            table.head()
            memory.compare(layerscope, bare_app)
            memory.rerun(layerscope)
            pages.time_openings(lessons, bare)
            pages.time_changes(lessons, bare)
            pages.time_loading(lessons, bare)
            pages.count_bytes(lessons)
        augmenting.measure()
        trainings = training.Trainings(lessons, Path(folder))
        training.measure(trainings)
        training.count_memory(trainings, layerscope)
        classroom.measure(layerscope, Path(folder))


main()
