"""`python -m tests.load`: how a full class fares, without the other rows of `make bench`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.servers import APP, serving
from tests.benchmarks.table import Table
from tests.load import classroom


def main() -> None:
    with TemporaryDirectory() as folder, serving(APP, Path(folder)) as server:
        table = Table()
        classroom.measure(table, server, Path(folder))


main()
