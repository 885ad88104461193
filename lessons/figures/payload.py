"""What a canvas component is sent: one JSON header and the arrays as raw bytes, a quarter smaller than base64.

Layout: header length (uint32, little endian), header (UTF-8 JSON, padded with spaces to four bytes), then every array
on a four-byte boundary. `assets/components/shared/payload.js` reads it back.
"""

import json
from collections.abc import Collection, Mapping
from math import prod
from typing import Any

import numpy as np

from lessons.maths.arrays import Array

KINDS = {"uint8": np.uint8, "int16": np.int16, "float32": np.float32}


def pack(meta: Mapping[str, Any], arrays: Mapping[str, Array]) -> bytes:
    """One payload of `meta` (anything JSON can say) and named arrays of the types in `KINDS`.

    Raises TypeError for an array of another type.
    """
    blobs, index, offset = [], {}, 0
    for name, array in arrays.items():
        kind = array.dtype.name
        if kind not in KINDS:
            raise TypeError(f"A payload carries {', '.join(KINDS)}; '{name}' is {kind}.")
        blob = np.ascontiguousarray(array).tobytes()
        blob += bytes(-len(blob) % 4)
        index[name] = {"kind": kind, "shape": array.shape, "offset": offset}
        offset += len(blob)
        blobs.append(blob)
    header = json.dumps({"meta": meta, "arrays": index}, separators=(",", ":")).encode()
    header += b" " * (-len(header) % 4)
    return b"".join([len(header).to_bytes(4, "little"), header, *blobs])


def without(payload: bytes, names: Collection[str]) -> bytes:
    """A payload without these arrays and keys of its `meta`: what a learner is to predict first."""
    start = 4 + int.from_bytes(payload[:4], "little")
    header = json.loads(payload[4:start])
    arrays = {
        name: np.frombuffer(payload, kind, prod(shape), start + offset).reshape(shape)
        for name, (kind, shape, offset) in ((name, entry.values()) for name, entry in header["arrays"].items())
        if name not in names
    }
    return pack({name: value for name, value in header["meta"].items() if name not in names}, arrays)
