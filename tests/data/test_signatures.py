"""Files that are no pictures we read, called by their names."""

import io

import pytest
from PIL import Image

from lessons.data import signatures
from lessons.data.pictures import PictureError, decode


def box(*brands: bytes) -> bytes:
    """How a HEIC, an AVIF or a film begins."""
    body = brands[0] + bytes(4) + b"".join(brands)
    return (len(body) + 8).to_bytes(4, "big") + b"ftyp" + body + bytes(500)


def encoded(file_format: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, file_format)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (box(b"heic", b"mif1", b"MiHE", b"tmap"), "a HEIC picture"),
        (box(b"mif1", b"heic"), "a HEIC picture"),
        (box(b"heix"), "a HEIC picture"),
        (box(b"hevc", b"msf1"), "a HEIC picture"),
        (box(b"avif", b"mif1", b"miaf"), "an AVIF picture"),
        (box(b"mif1", b"miaf", b"avif"), "an AVIF picture"),
        (encoded("AVIF"), "an AVIF picture"),
        (box(b"mif1"), "a HEIF picture"),
        (box(b"crx ", b"isom"), "a camera's raw picture"),
        (box(b"qt  "), "a video"),
        (encoded("JPEG2000"), "a JPEG 2000 picture"),
        (b"\xff\x0a" + bytes(20), "a JPEG XL picture"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04", "a zip"),
        (b"\xef\xbb\xbf\n<!DOCTYPE HTML><html>", "a web page"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG drawing"),
    ],
)
def test_a_file_is_called_what_it_is(content: bytes, name: str) -> None:
    with pytest.raises(PictureError, match=f"^This is {name}, which cannot be read here: .+[.]$"):
        decode(content)


@pytest.mark.parametrize("signature", [signatures.HEIC, signatures.AVIF])
def test_a_learner_is_told_how_to_get_a_jpeg(signature: signatures.Signature) -> None:
    assert "JPEG" in signature.remedy


@pytest.mark.parametrize("content", [b"", b"ftyp", b"no picture", bytes(100)])
def test_nothing_is_made_up(content: bytes) -> None:
    assert signatures.recognise(content) is None
