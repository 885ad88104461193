"""`python -m tests.load`: how a full class fares while runs train, and how far one server goes without them.

`python -m tests.load rooms` measures the rooms alone.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.servers import APP, serving
from tests.benchmarks.table import Table
from tests.load import classroom, rooms


def main() -> None:
    table, seats = Table(), str(2 * max(rooms.ROOMS))
    with TemporaryDirectory() as folder, serving(APP, Path(folder), LAYERSCOPE_SEATS=seats) as server:
        rooms.measure(table, server)
        if sys.argv[1:] != ["rooms"]:
            classroom.measure(table, server, Path(folder))
    if table.failed or table.over:
        sys.exit(f"{len(table.failed)} rows could not be measured, {len(table.over)} are over their bounds.")


main()
