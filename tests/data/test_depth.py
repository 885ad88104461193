"""Values of more than 8 bits: the high byte of those that use all 16, and the others stretched."""

import io
import struct
import zlib

import numpy as np
import pytest
import tifffile

from lessons.data import pictures

GREY, RGB, GREY_ALPHA, RGB_ALPHA = 0, 2, 4, 6
"""What a PNG says of its colours."""


def png(values: np.ndarray, colours: int) -> bytes:
    """A PNG of 16 bits a value from (H, W, channels)."""
    height, width = values.shape[:2]
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 16, colours, 0, 0, 0)
    return pictures._PNG + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def tiff(values: np.ndarray, compression: str | None = None) -> bytes:
    out = io.BytesIO()
    tifffile.imwrite(out, values, compression=compression, photometric="rgb" if values.shape[-1] == 3 else "minisblack")
    return out.getvalue()


def measured(bits: int, channels: int) -> np.ndarray:
    """What a sensor with this number of bits gives, its darkest and its brightest value among it."""
    values = np.random.default_rng(bits).integers(0, 2**bits, (20, 30, channels)).astype(np.uint16)
    values[0, 0], values[0, 1] = 0, 2**bits - 1
    return values


@pytest.mark.parametrize("bits", [8, 10, 12, 14, 15])
@pytest.mark.parametrize(("colours", "channels"), [(GREY, 1), (RGB, 3)])
def test_a_part_of_16_bits_is_stretched(bits: int, colours: int, channels: int) -> None:
    values = measured(bits, channels)
    for content in (png(values, colours), tiff(values.squeeze()), tiff(values.squeeze(), "zlib")):
        reading = pictures.read(content)
        expected = np.broadcast_to(values * (255 / (2**bits - 1)), (20, 30, 3))
        np.testing.assert_allclose(reading.pixels, expected, atol=0.51)
        assert f"end at {2**bits - 1:,}, so they were stretched" in reading.note


@pytest.mark.parametrize(("colours", "channels"), [(GREY, 1), (RGB, 3)])
def test_values_of_16_bits_keep_their_high_byte(colours: int, channels: int) -> None:
    values = measured(16, channels)
    for content in (png(values, colours), tiff(values.squeeze()), tiff(values.squeeze(), "zlib")):
        reading = pictures.read(content)
        np.testing.assert_array_equal(reading.pixels, np.broadcast_to(values >> 8, (20, 30, 3)))
        assert reading.note == ""


@pytest.mark.parametrize(("colours", "channels"), [(GREY_ALPHA, 1), (RGB_ALPHA, 3)])
@pytest.mark.parametrize("opaque", [4095, 65535])
def test_transparent_parts_of_stretched_values_lie_on_white(colours: int, channels: int, opaque: int) -> None:
    values = measured(12, channels)
    alpha = np.full((20, 30, 1), opaque, np.uint16)
    alpha[10:] = 0
    pixels = pictures.decode(png(np.dstack([values, alpha]), colours))
    np.testing.assert_allclose(pixels[:10], np.broadcast_to(values[:10] * (255 / 4095), (10, 30, 3)), atol=0.51)
    assert (pixels[10:] == 255).all()


@pytest.mark.parametrize("kind", [np.float32, np.int32])
def test_values_of_32_bits_are_stretched(kind: type) -> None:
    values = np.linspace(-1000, 100_000, 600).reshape(20, 30).astype(kind)
    if kind is np.float32:
        values[3, 3:6] = np.nan, np.inf, -np.inf
    finite = np.clip(np.where(np.isfinite(values), values, 0), 0, None)
    reading = pictures.read(tiff(values))
    np.testing.assert_allclose(reading.pixels[..., 0], finite * (255 / 100_000), atol=0.51)
    assert "end at 100,000" in reading.note


@pytest.mark.parametrize(("colours", "channels"), [(GREY, 1), (RGB, 3)])
def test_a_black_picture_stays_black(colours: int, channels: int) -> None:
    reading = pictures.read(png(np.zeros((4, 4, channels), np.uint16), colours))
    assert not reading.pixels.any()
    assert reading.note == ""
