"""What every test leaves as it was."""

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def same_main_module() -> Iterator[None]:
    """A page run by AppTest takes the place of the main module, which every new training process would run then."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
