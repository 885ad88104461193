"""Coroutines in tests that share a process with the browser's."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run(answer: Coroutine[Any, Any, Any]) -> Any:
    """The coroutine's result, from a thread of its own: in this one the browser tests may have left a loop running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, answer).result()
