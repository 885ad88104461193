"""The tables of the store, and how the file of an earlier version gets them."""

import json

from lessons.training.server.database import Database

SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, created REAL NOT NULL, spec TEXT NOT NULL,
    architecture TEXT, state TEXT NOT NULL, reason TEXT NOT NULL,
    lesson TEXT NOT NULL, name TEXT NOT NULL DEFAULT '', pinned INTEGER NOT NULL DEFAULT 0,
    first_spec TEXT
);
CREATE INDEX IF NOT EXISTS runs_by_owner ON runs (owner, lesson);
CREATE TABLE IF NOT EXISTS points (
    run TEXT NOT NULL REFERENCES runs, number INTEGER NOT NULL, epoch REAL NOT NULL, batch INTEGER NOT NULL,
    "values" TEXT NOT NULL, seconds REAL, learning_rate REAL,
    PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS weights (
    run TEXT NOT NULL REFERENCES runs, epoch INTEGER NOT NULL, arrays BLOB NOT NULL,
    PRIMARY KEY (run, epoch)
);
CREATE TABLE IF NOT EXISTS optimizers (
    run TEXT PRIMARY KEY REFERENCES runs, epoch INTEGER NOT NULL, arrays BLOB NOT NULL
);
"""
VERSION = 2
"""The number of this schema: greater in a version whose files earlier ones cannot use."""
POINT_COLUMNS = ("loss", "accuracy", "val_loss", "val_accuracy", "remeasured_loss", "remeasured_accuracy")
"""The numbers that had a column each; the last two are missing in files that are older still."""
ASIDE = "ALTER TABLE points RENAME TO earlier_points;"
BACK = """
INSERT INTO points SELECT run, number, epoch, batch, named({columns}), seconds, learning_rate FROM earlier_points;
DROP TABLE earlier_points;
"""


FIRST_SPEC = "ALTER TABLE runs ADD COLUMN first_spec TEXT"


def bring_up_to_date(database: Database) -> None:
    """Gives a file what it lacks: one column for the numbers of points, and one for what a run was first to do."""
    if "first_spec" not in database.columns("runs"):
        database.write(FIRST_SPEC)
    known = database.columns("points")
    if "values" not in known:
        _put_into_one_column(database, known)


def _put_into_one_column(database: Database, known: set[str]) -> None:
    columns = [column for column in POINT_COLUMNS if column in known]

    def named(*numbers: float | None) -> str:
        """The numbers as JSON, which SQLite itself would round."""
        return json.dumps(dict(zip(columns, numbers, strict=True)))

    database.change(f"{ASIDE}{SCHEMA}{BACK.format(columns=', '.join(columns))}", named)
