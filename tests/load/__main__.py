"""`python -m tests.load`: how a full class fares, without the other rows of `make bench`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import table
from tests.benchmarks.servers import APP, serving
from tests.load import classroom


def main() -> None:
    with TemporaryDirectory() as folder, serving(APP, Path(folder)) as server:
        table.head()
        classroom.measure(server, Path(folder))


main()
