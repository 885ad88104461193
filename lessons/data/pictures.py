"""Pictures: decoding what a learner brings, and the gallery of real photographs that installed packages ship."""

import io
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
import numpy.typing as npt
from PIL import ExifTags, Image, ImageFile, UnidentifiedImageError
from PIL.Image import Transpose

from lessons.data import depth, packages, signatures

Pixels = npt.NDArray[np.uint8]

UPLOAD_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
LONGEST = 1024
"""Longest side of a decoded picture; larger ones are shrunk to it."""
MAX_PIXELS = 64_000_000
"""More than this in a file's header is refused before anything is decoded."""
MAX_DECODED_PIXELS = 16_000_000
"""More than this is never held in memory; a JPEG is shrunk while it is decoded, so it may have more in its file."""
_INK = 40
"""A drawing's pixel counts as ink above this, so that a stroke's soft edge does not."""

_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNK = 12
"""Bytes of a PNG's chunk around its content: the length, the kind and a checksum."""
_UNSEEN = (b"tEXt", b"zTXt", b"iTXt", b"iCCP")

_TURNS: dict[object, Transpose] = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}


class PictureError(ValueError):
    """A picture cannot be used; the message is one sentence for the learner."""


@dataclass(frozen=True)
class Reading:
    """A decoded picture, uint8 (height, width, 3), and in a sentence what was done to its values; mostly nothing."""

    pixels: Pixels
    note: str = ""


def decode(content: bytes, formats: tuple[str, ...] = UPLOAD_FORMATS) -> Pixels:
    """The pixels (H, W, C) that `read` finds."""
    return read(content, formats).pixels


def read(content: bytes, formats: tuple[str, ...] = UPLOAD_FORMATS) -> Reading:
    """The picture in a file's bytes, upright, its longest side at most `LONGEST`.

    The format is told by the content, never by a name. Transparent parts lie on white, more than 8 bits a value become
    8 as `depth.reduce` says, and an animation shows its first frame.

    Raises:
        PictureError: the file is empty, damaged, too large, or in none of the `formats`.
    """
    if not content:
        raise PictureError("The file is empty.")
    again = partial(_opened, content, formats)
    try:
        with again() as image:
            _refuse_above(MAX_PIXELS, image)
            image.draft(None, (LONGEST, LONGEST))
            _refuse_above(MAX_DECODED_PIXELS, image)
            reduced, top = depth.reduce(image, again)
            opaque = _on_white(reduced)
            return Reading(np.array(_upright(_shrunk(opaque), _orientation(image))), _note(top))
    except PictureError:
        raise
    except UnidentifiedImageError:
        raise PictureError(_unknown(content, formats)) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError(f"This picture has more than {MAX_PIXELS // 1_000_000} million pixels.") from None
    except Exception as error:  # Pillow's decoders raise whatever the damaged bytes lead them to
        raise PictureError("This picture is damaged and cannot be read.") from error


def fit(image: Pixels, longest: int = 256) -> Pixels:
    """`image` (H, W, C), shrunk in proportion if its longer side exceeds `longest`."""
    height, width = image.shape[:2]
    scale = longest / max(height, width)
    if scale >= 1:
        return image
    return resize(image, max(1, round(height * scale)), max(1, round(width * scale)))


def resize(image: Pixels, height: int, width: int) -> Pixels:
    """`image` (H, W, 1 or 3) as (height, width, 1 or 3), bilinear; shrinking averages over all pixels it merges."""
    if image.shape[:2] == (height, width):
        return image
    single = image.shape[2] == 1
    resized = Image.fromarray(image[..., 0] if single else image).resize((width, height), Image.Resampling.BILINEAR)
    pixels = np.asarray(resized)
    return pixels[..., np.newaxis] if single else pixels


def middle_square(image: Pixels) -> Pixels:
    """The largest square in the middle of `image` (H, W, C)."""
    side = min(image.shape[:2])
    top, left = ((length - side) // 2 for length in image.shape[:2])
    return np.ascontiguousarray(image[top : top + side, left : left + side])


def to_grey(image: Pixels) -> Pixels:
    """`image` (H, W, 3) as brightness (H, W, 1): 0.299 R + 0.587 G + 0.114 B.

    These are the weights of ITU-R BT.601, which Pillow uses and so does Keras for `color_mode="grayscale"`.
    """
    return np.asarray(Image.fromarray(image).convert("L"))[..., np.newaxis]


def crop_to_ink(drawing: Pixels) -> Pixels:
    """The part of a drawing (H, W, 1), bright on dark, that holds all its ink; the whole of an empty one."""
    ink = drawing[..., 0] > _INK
    if not ink.any():
        return drawing
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return np.ascontiguousarray(drawing[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def _refuse_above(limit: int, image: Image.Image) -> None:
    count = image.width * image.height
    if count > limit:
        raise PictureError(
            f"This picture has {count / 1e6:.0f} million pixels; at most {limit // 1_000_000} million can be read."
        )


def _opened(content: bytes, formats: tuple[str, ...]) -> ImageFile.ImageFile:
    return Image.open(_drawn(content) if content.startswith(_PNG) else io.BytesIO(content), formats=formats)


def _drawn(png: bytes) -> io.BytesIO:
    """A PNG without its texts and colour profiles: nothing of them is shown, and they may unpack to any size."""
    out = io.BytesIO()
    kind, place = b"", 0
    while place < len(png) and kind != b"IEND":
        end = place + (_CHUNK + int.from_bytes(png[place : place + 4], "big") if place else len(_PNG))
        kind = png[place + 4 : place + 8]
        if kind not in _UNSEEN:
            out.write(memoryview(png)[place:end])
        place = end
    out.seek(0)
    return out


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data or _is_opaque_bitmap(image):
        return image.convert("RGB")
    transparent = image.convert("RGBA")
    white = Image.new("RGB", image.size, "white")
    white.paste(transparent, mask=transparent)
    return white


def _is_opaque_bitmap(image: Image.Image) -> bool:
    """Whether a BMP has room for transparency that whoever wrote it left at 0 everywhere."""
    return image.format == "BMP" and image.getchannel("A").getextrema() == (0, 0)


def _note(top: float | None) -> str:
    if top is None:
        return ""
    return f"The values in this file end at {top:,g}, so they were stretched: the largest is white."


def _unknown(content: bytes, formats: tuple[str, ...]) -> str:
    kind = signatures.recognise(content)
    if kind is None:
        return f"This file is not a picture in {_listed(formats)} format."
    return f"This is {kind.name}, which cannot be read here: {kind.remedy}."


def _orientation(image: Image.Image) -> object:
    try:
        return image.getexif().get(ExifTags.Base.Orientation)
    except Exception:  # noqa: BLE001 - damaged EXIF raises whatever it leads Pillow to, and the picture itself is sound
        return None


def _upright(image: Image.Image, orientation: object) -> Image.Image:
    return image.transpose(_TURNS[orientation]) if orientation in _TURNS else image


def _shrunk(image: Image.Image) -> Image.Image:
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.BILINEAR)
    return image


def _listed(formats: tuple[str, ...]) -> str:
    names = ["WebP" if name == "WEBP" else name for name in formats]
    return f"{', '.join(names[:-1])} or {names[-1]}"


@dataclass(frozen=True)
class BundledPicture:
    """A real picture that an installed package ships."""

    name: str
    title: str
    origin: str
    licence: str
    package: str
    file: str


def _skimage(file: str, title: str, origin: str, licence: str = "CC0 1.0") -> BundledPicture:
    return BundledPicture(
        file.partition(".")[0], title, f"{origin}; from scikit-image", licence, "skimage", f"data/{file}"
    )


def _sklearn(file: str, title: str, origin: str) -> BundledPicture:
    name = file.partition(".")[0]
    return BundledPicture(
        name, title, f"{origin}; from scikit-learn", "CC BY 2.0", "sklearn", f"datasets/images/{file}"
    )


_PUBLIC = "Public domain"
_FREE = "No known copyright restrictions"

_BUNDLED = {
    picture.name: picture
    for picture in (
        _skimage("camera.png", "Cameraman (grey)", "Photograph by Lav Varshney"),
        _skimage("chelsea.png", "Cat", "Photograph of the cat Chelsea by Stéfan van der Walt"),
        _skimage("coffee.png", "Cup of coffee", "Photograph by Rachel Michetti, courtesy of Pikolo Espresso Bar"),
        _skimage("brick.png", "Brick wall (grey)", "CC0Textures, Bricks25"),
        _sklearn("flower.jpg", "Dahlia", "Photograph by vultilion on Flickr"),
        _sklearn("china.jpg", "Pagoda", "Photograph by danielbuechele on Flickr"),
        _skimage("astronaut.png", "Astronaut", "NASA portrait of Eileen Collins", _PUBLIC),
        _skimage("rocket.jpg", "Rocket at dusk", "SpaceX, launch of DSCOVR on a Falcon 9", _PUBLIC),
        _skimage("coins.png", "Greek coins (grey)", "Brooklyn Museum, coins from Pompeii", _FREE),
        _skimage("grass.png", "Grass (grey)", "Texture by linolafett on DeviantArt"),
        _skimage("gravel.png", "Gravel (grey)", "CC0Textures, Gravel04"),
        _skimage("text.png", "Handwriting (grey)", "Wikipedia, Corner.png", _PUBLIC),
        _skimage("horse.png", "Horse silhouette", "Drawing by Andreas Preuss on openclipart"),
        _skimage("hubble_deep_field.jpg", "Galaxies", "NASA, Hubble eXtreme Deep Field", _PUBLIC),
        _skimage("ihc.png", "Stained tissue", "Center for Microscopy and Molecular Imaging", _FREE),
        _skimage("retina.jpg", "Retina", "Fundus photograph by Mikael Häggström"),
        _skimage("cell.png", "Living cell (grey)", "Phase image by Paul Müller and colleagues"),
        _skimage("clock_motion.png", "Clock, blurred (grey)", "Photograph by Stéfan van der Walt", _PUBLIC),
    )
}


def gallery() -> tuple[BundledPicture, ...]:
    """The gallery, in the order in which pages offer it."""
    return tuple(_BUNDLED.values())


@lru_cache(maxsize=32)
def load(name: str) -> Pixels:
    """The gallery's picture (H, W, 3) of that name, decoded as `decode` does; read-only, because all callers share it.

    Raises:
        PictureError: the gallery has no such picture.
    """
    if name not in _BUNDLED:
        raise PictureError(f"The gallery has no picture named {name}.")
    picture = _BUNDLED[name]
    pixels = decode(packages.path(picture.package, picture.file).read_bytes())
    pixels.setflags(write=False)
    return pixels


@lru_cache(maxsize=64)
def load_fitted(name: str, longest: int) -> Pixels:
    """The gallery's picture (H, W, 3) of that name as `fit` gives it; read-only, like what `load` gives."""
    pixels = fit(load(name), longest)
    pixels.setflags(write=False)
    return pixels
