"""Pictures: every kind of file a learner may bring, and the gallery."""

import contextlib
import io
import struct
import tracemalloc
import zlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps, PngImagePlugin

from lessons.data import pictures
from lessons.data.pictures import PictureError, decode, fit, gallery, load, load_fitted, middle_square, to_grey


def encoded(image: Image.Image, file_format: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def photograph(width: int = 60, height: int = 40) -> Image.Image:
    return Image.fromarray(load("chelsea")[:height, :width])


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose header claims a size that its few bytes of data cannot hold."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("file_format", ["PNG", "WEBP"])
def test_lossless_files_give_back_their_pixels(file_format: str) -> None:
    image = photograph()
    decoded = decode(encoded(image, file_format, lossless=True))
    assert decoded.dtype == np.uint8
    np.testing.assert_array_equal(decoded, np.asarray(image))


def test_jpeg_comes_close_to_the_original() -> None:
    image = photograph()
    decoded = decode(encoded(image, "JPEG", quality=95)).astype(int)
    assert abs(decoded - np.asarray(image)).mean() < 3


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "LA", "RGBA"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    image = photograph().convert(mode)
    decoded = decode(encoded(image, "JPEG" if mode == "CMYK" else "PNG")).astype(int)
    assert decoded.shape == (40, 60, 3)
    assert abs(decoded - np.asarray(image.convert("RGB"))).mean() < 3


def test_transparent_parts_lie_on_white() -> None:
    image = Image.new("RGBA", (3, 1), (200, 0, 0, 255))
    image.putpixel((1, 0), (200, 0, 0, 0))
    image.putpixel((2, 0), (200, 0, 0, 128))
    opaque, clear, half = decode(encoded(image))[0]
    assert tuple(opaque) == (200, 0, 0)
    assert tuple(clear) == (255, 255, 255)
    np.testing.assert_allclose(half, (227, 127, 127), atol=1)


def test_transparent_palette_colour_lies_on_white() -> None:
    image = Image.new("P", (2, 1), 1)
    image.putpalette([0, 0, 0, 10, 20, 30])
    image.putpixel((0, 0), 0)
    decoded = decode(encoded(image, transparency=0))
    assert decoded.tolist() == [[[255, 255, 255], [10, 20, 30]]]


def test_sixteen_bit_grey_is_scaled_to_eight() -> None:
    ramp = np.arange(256, dtype=np.uint16)[np.newaxis] * 257
    decoded = decode(encoded(Image.fromarray(ramp)))
    np.testing.assert_array_equal(decoded[0, :, 0], np.arange(256))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_turned(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = encoded(photograph(), exif=exif)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))
    np.testing.assert_array_equal(decode(content), np.asarray(upright))


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "WEBP"])
def test_damaged_exif_does_not_cost_the_picture(file_format: str) -> None:
    content = encoded(photograph(), file_format, exif=b"Exif\0\0garbage")
    assert decode(content).shape == (40, 60, 3)


@pytest.mark.parametrize("file_format", ["PNG", "WEBP"])
def test_animation_shows_its_first_frame(file_format: str) -> None:
    first, second = Image.new("RGB", (8, 8), (9, 90, 200)), Image.new("RGB", (8, 8), (250, 250, 0))
    content = encoded(first, file_format, save_all=True, append_images=[second], lossless=True)
    np.testing.assert_array_equal(decode(content), np.asarray(first))


@pytest.mark.parametrize("file_format", ["PNG", "JPEG"])
def test_large_picture_is_shrunk_in_proportion(file_format: str) -> None:
    content = encoded(photograph(450, 300).resize((3000, 2000)), file_format)
    shrunk = decode(content)
    assert shrunk.shape == (683, 1024, 3)
    expected = np.asarray(photograph(450, 300).resize((1024, 683)), dtype=int)
    assert abs(shrunk - expected).mean() < 3


def test_phone_photograph_beyond_the_decoding_limit_is_read_as_jpeg() -> None:
    content = encoded(photograph(450, 300).resize((6300, 4200)), "JPEG")
    assert pictures.MAX_DECODED_PIXELS < 6300 * 4200
    assert decode(content).shape == (683, 1024, 3)


@pytest.mark.parametrize("side", [6_000, 9_000, 12_000, 30_000])
def test_bomb_is_refused_before_it_is_decoded(side: int) -> None:
    with pytest.raises(PictureError, match="million pixels"):
        decode(png_claiming(side, side))


def test_very_thin_picture_keeps_a_pixel() -> None:
    assert decode(encoded(Image.new("RGB", (5000, 1)))).shape == (1, 1024, 3)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"no picture", "This file is not a picture in PNG, JPEG, WebP, GIF, BMP or TIFF format."),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "This is an SVG drawing, which cannot be read here: export it as PNG.",
        ),
        (png_claiming(64, 64), "This picture is damaged and cannot be read."),
    ],
)
def test_unusable_file_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(PictureError) as refusal:
        decode(content)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("file_format", ["BMP", "TIFF"])
def test_format_is_told_by_the_content(file_format: str) -> None:
    np.testing.assert_array_equal(decode(encoded(photograph(), file_format)), np.asarray(photograph()))


def test_caller_may_allow_fewer_formats() -> None:
    with pytest.raises(PictureError, match=r"This is a TIFF picture, which cannot be read here: .* save it as JPEG\."):
        decode(encoded(photograph(), "TIFF"), formats=("PNG", "BMP"))


def with_texts(size: int) -> PngImagePlugin.PngInfo:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("plain", "x" * size)
    texts.add_text("packed", "x" * size, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", "x" * size, zip=True)
    return texts


@pytest.mark.parametrize("options", [{"pnginfo": with_texts(3_000_000)}, {"icc_profile": bytes(2_000_000)}])
def test_large_texts_and_profiles_do_not_cost_the_picture(options: dict[str, Any]) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    content = encoded(photograph(), exif=turned, **options)
    np.testing.assert_array_equal(decode(content), np.asarray(photograph().transpose(Image.Transpose.ROTATE_270)))


def test_texts_that_unpack_to_gigabytes_are_never_unpacked() -> None:
    texts = PngImagePlugin.PngInfo()
    for number in range(40):
        texts.add_text(f"text {number}", "x" * 2_000_000, zip=True)
    content = encoded(photograph(), pnginfo=texts)
    tracemalloc.start()
    decode(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def bitmap(alpha: np.ndarray) -> bytes:
    """A BMP of 32 bits a pixel, with a mask that says where transparency would be."""
    pixels = np.dstack([np.asarray(photograph())[..., ::-1], alpha])[::-1].tobytes()
    head = struct.pack("<IiiHHIIiiII", 108, 60, 40, 1, 32, 3, len(pixels), 2835, 2835, 0, 0)
    head += struct.pack("<IIII4s", 0xFF0000, 0xFF00, 0xFF, 0xFF000000, b"BGRs") + bytes(48)
    start = 14 + len(head)
    return b"BM" + struct.pack("<IHHI", start + len(pixels), 0, 0, start) + head + pixels


def test_empty_alpha_of_a_bitmap_means_opaque() -> None:
    np.testing.assert_array_equal(decode(bitmap(np.zeros((40, 60), np.uint8))), np.asarray(photograph()))


def test_other_alpha_of_a_bitmap_means_transparent() -> None:
    alpha = np.full((40, 60), 255, np.uint8)
    alpha[:20] = 0
    decoded = decode(bitmap(alpha))
    assert (decoded[:20] == 255).all()
    np.testing.assert_array_equal(decoded[20:], np.asarray(photograph())[20:])


def test_stretched_values_are_told() -> None:
    ramp = np.arange(4001, dtype=np.uint16)[np.newaxis].repeat(2, 0)[:, ::8]
    reading = pictures.read(encoded(Image.fromarray(ramp)))
    assert reading.note == "The values in this file end at 4,000, so they were stretched: the largest is white."
    np.testing.assert_allclose(reading.pixels[..., 0], ramp * (255 / 4000), atol=0.51)
    assert pictures.read(encoded(photograph())).note == ""


@settings(max_examples=150)
@given(data=st.data())
def test_damaged_bytes_never_raise_anything_else(data: st.DataObject) -> None:
    file_format = data.draw(st.sampled_from(pictures.UPLOAD_FORMATS))
    content = bytearray(encoded(photograph(24, 16), file_format))
    for position in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[position] = data.draw(st.integers(0, 255))
    damaged = bytes(content[: data.draw(st.integers(0, len(content)))])
    with contextlib.suppress(PictureError):
        decoded = decode(damaged)
        assert decoded.dtype == np.uint8
        assert decoded.shape[2:] == (3,)


def test_fit_shrinks_but_never_enlarges() -> None:
    assert fit(load("chelsea"), 100).shape == (67, 100, 3)
    small = load("chelsea")[:50, :80]
    assert fit(small, 100) is small


def test_middle_square_leaves_out_as_much_on_either_side_and_squeezes_nothing() -> None:
    wide = np.arange(4 * 7 * 3, dtype=np.uint8).reshape(4, 7, 3)
    np.testing.assert_array_equal(middle_square(wide), wide[:, 1:5])
    np.testing.assert_array_equal(middle_square(wide.swapaxes(0, 1)), wide.swapaxes(0, 1)[1:5])
    assert middle_square(wide[:, :4]).shape == (4, 4, 3)


def test_shrinking_averages_over_the_pixels_it_merges() -> None:
    stripes = np.zeros((64, 64, 3), np.uint8)
    stripes[:, ::2] = 255
    shrunk = fit(stripes, 16).astype(int)
    assert abs(shrunk[:, 1:-1] - 128).max() <= 2


def test_resize_keeps_a_single_channel() -> None:
    grey = to_grey(load("chelsea"))
    assert pictures.resize(grey, 30, 20).shape == (30, 20, 1)


def test_grey_uses_the_weights_of_bt_601() -> None:
    image = load("flower")
    expected = image @ np.array([0.299, 0.587, 0.114])
    assert to_grey(image).shape == (*image.shape[:2], 1)
    np.testing.assert_allclose(to_grey(image)[..., 0], expected, atol=1)


@pytest.mark.parametrize("picture", gallery(), ids=lambda picture: picture.name)
def test_gallery_picture_loads_and_says_where_it_comes_from(picture: pictures.BundledPicture) -> None:
    pixels = load(picture.name)
    assert pixels.shape[2:] == (3,)
    assert min(pixels.shape[:2]) >= 100
    assert pixels.std() > 5
    assert all([picture.title, picture.origin, picture.licence])


def test_gallery_has_enough_pictures_with_distinct_titles() -> None:
    assert len(gallery()) >= 10
    assert len({picture.title for picture in gallery()}) == len(gallery())


def test_gallery_pictures_are_shared_and_so_read_only() -> None:
    assert load("coffee") is load("coffee")
    assert load_fitted("coffee", 100) is load_fitted("coffee", 100)
    np.testing.assert_array_equal(load_fitted("coffee", 100), fit(load("coffee"), 100))
    with pytest.raises(ValueError, match="read-only"):
        load("coffee")[0, 0] = 0


def test_unknown_picture_is_refused() -> None:
    with pytest.raises(PictureError, match="no picture named nothing"):
        load("nothing")
