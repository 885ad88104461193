"""What a component is sent, read back as the browser reads it."""

import io
import json
from typing import Any

import numpy as np
from PIL import Image

from lessons.figures.payload import KINDS


def _header(payload: bytes) -> tuple[dict[str, Any], int]:
    length = int.from_bytes(payload[:4], "little")
    return json.loads(payload[4 : 4 + length]), 4 + length


def meta(payload: bytes) -> dict[str, Any]:
    return _header(payload)[0]["meta"]


def arrays(payload: bytes) -> dict[str, np.ndarray]:
    header, start = _header(payload)
    return {
        name: np.frombuffer(
            payload, KINDS[entry["kind"]], int(np.prod(entry["shape"])), start + entry["offset"]
        ).reshape(entry["shape"])
        for name, entry in header["arrays"].items()
    }


def picture(payload: bytes) -> np.ndarray:
    """The page of a sheet, decoded."""
    return np.asarray(Image.open(io.BytesIO(arrays(payload)["page"].tobytes())))
