"""`python -m tests.load`: how a full class fares while runs train, follows and answers, and how far one server goes.

`python -m tests.load rooms` measures the rooms alone, `following` the class that follows, `poll` the one that answers.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.servers import APP, serving
from tests.benchmarks.table import Table
from tests.load import classroom, following, poll, rooms


def main() -> None:
    table, seats = Table(), str(2 * max(rooms.ROOMS))
    chosen = sys.argv[1:] or ["rooms", "classroom", "following", "poll"]
    with TemporaryDirectory() as folder, serving(APP, Path(folder), LAYERSCOPE_SEATS=seats) as server:
        if "rooms" in chosen:
            rooms.measure(table, server)
        if "classroom" in chosen:
            classroom.measure(table, server, Path(folder))
    for name, part in (("following", following), ("poll", poll)):
        if name in chosen:
            with TemporaryDirectory() as folder:
                part.measure(table, Path(folder))
    if table.failed or table.over:
        sys.exit(f"{len(table.failed)} rows could not be measured, {len(table.over)} are over their bounds.")


main()
