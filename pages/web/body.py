"""What a page sends along with a request."""

import json
from typing import Any

from starlette.requests import Request


async def read(request: Request, most: int) -> dict[str, Any]:
    """The object that a page sends. Raises ValueError where it sends none, or more than `most` bytes."""
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > most:
            raise ValueError("That is too much.")
    body = json.loads(content)
    if not isinstance(body, dict):
        raise ValueError("A page sends an object.")
    return body
