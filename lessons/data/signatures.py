"""What a file is that cannot be read as a picture here, told by its first bytes and never by its name."""

from dataclasses import dataclass

_JPEG = "open it in a paint program and save it as JPEG"


@dataclass(frozen=True)
class Signature:
    """A kind of file: what it is called, with its article, and what a learner who has one can do."""

    name: str
    remedy: str = _JPEG


HEIC = Signature(
    "a HEIC picture",
    "export it as JPEG, or let the iPhone take JPEG: Settings, Camera, Formats, Most Compatible",
)
AVIF = Signature("an AVIF picture")
HEIF = Signature("a HEIF picture", HEIC.remedy)
RAW = Signature("a camera's raw picture", "export it as JPEG")
VIDEO = Signature("a video", "take a still picture from it")
SVG = Signature("an SVG drawing", "export it as PNG")
WEB_PAGE = Signature("a web page", "save the picture itself, not the page around it")

_BRANDS = (
    ({b"avif", b"avis"}, AVIF),
    ({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}, HEIC),
    ({b"mif1", b"msf1", b"mif2", b"miaf"}, HEIF),
    ({b"crx "}, RAW),
)
"""By what the box that such files begin with says of their content; others of them are films."""
_STARTS = (
    (b"II*\0", Signature("a TIFF picture")),
    (b"MM\0*", Signature("a TIFF picture")),
    (b"II+\0", Signature("a BigTIFF picture")),
    (b"MM\0+", Signature("a BigTIFF picture")),
    (b"\xff\x0a", Signature("a JPEG XL picture")),
    (b"\0\0\0\x0cJXL ", Signature("a JPEG XL picture")),
    (b"\0\0\0\x0cjP  ", Signature("a JPEG 2000 picture")),
    (b"\xff\x4f\xff\x51", Signature("a JPEG 2000 picture")),
    (b"8BPS", Signature("a Photoshop picture")),
    (b"\0\0\x01\0", Signature("an icon")),
    (b"%PDF", Signature("a PDF", "take the pictures out of it")),
    (b"PK\x03\x04", Signature("a zip", "unpack it")),
    (b"\x1a\x45\xdf\xa3", VIDEO),
)
_TEXTS = ((b"<svg", SVG), (b"<!doctype html", WEB_PAGE), (b"<html", WEB_PAGE))
_HEAD = 1000
"""Bytes at the beginning of a text in which it shows what it is."""


def recognise(content: bytes) -> Signature | None:
    """What kind of file these bytes are; None where nobody knows."""
    if content[4:8] == b"ftyp":
        return _of_brands(content)
    start = (signature for bytes_, signature in _STARTS if content.startswith(bytes_))
    text = content[:_HEAD].lower()
    return next(start, None) or next((signature for word, signature in _TEXTS if word in text), None)


def _of_brands(content: bytes) -> Signature:
    box = content[8 : min(int.from_bytes(content[:4], "big"), _HEAD)]
    brands = {box[place : place + 4] for place in range(0, len(box), 4)}
    return next((signature for known, signature in _BRANDS if known & brands), VIDEO)
