"""Whole drawn sets: always the same, and long to draw. All homes of the tests share one folder of them."""

from contextlib import suppress
from pathlib import Path

SHARED = Path(__file__).parents[1] / ".pytest_cache" / "drawings"


def share(home: Path) -> None:
    """Lets this home keep its drawings where those of the other tests are."""
    SHARED.mkdir(parents=True, exist_ok=True)
    # A server started again has the link already; Windows lets not everybody make one, and then each home has its own.
    with suppress(OSError):
        (home / "drawings").symlink_to(SHARED, target_is_directory=True)
